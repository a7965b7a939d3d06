extension Estimate: CustomStringConvertible {
    /// π̂ with its standard error in brackets after its digits: 3.141 58(5) means 3.14158 ± 0.00005.
    ///
    /// The error has one or two digits, by the rule of the Particle Data Group's Review of Particle
    /// Physics, introduction, section 5.3. Without a standard error the text is π̂ alone, "0" or
    /// "4".
    public var description: String {
        guard let standardError else { return tally.hits == 0 ? "0" : "4" }
        return DecimalText.text(pi, standardError: standardError)
    }
}
