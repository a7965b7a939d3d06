/// The reason why a sample has no value, or none that can be added.
package struct SampleFailure: Error {
    /// The number of the sample.
    package let sample: Int

    /// What the sample threw, or what is wrong with its value.
    package let error: any Error

    package init(sample: Int, error: any Error) {
        self.sample = sample
        self.error = error
    }
}
