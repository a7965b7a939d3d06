internal import CKernel

extension GSLStream {
    /// The generator's state as numbers below 2⁵³, or nil if it cannot be saved.
    ///
    /// It cannot be saved if the generator can jump, if GSL's layout of the state is not known, or
    /// if the check of that layout fails. The check is made once in a process and takes up to 2 ms.
    /// Nor can it after C code has set a seed above 2³² - 1, until draws have reduced the state.
    /// There are up to 2110 numbers.
    package var stateNumbers: [UInt64]? {
        guard ck_generator_check_state(generator.gsl.type) == CK_CHECK_PASSED else { return nil }
        let count = ck_generator_state_numbers(generator.gsl.type)
        var numbers = [UInt64](repeating: 0, count: count)
        return ck_stream_save(pointer, &numbers) ? numbers : nil
    }

    /// Puts the stream at draw `position` of its seed's sequence, where the numbers were saved.
    ///
    /// Returns false, and leaves the stream where it is, if no state of the generator has these
    /// numbers. Other numbers than those of `position` are not detected.
    package func load(_ numbers: [UInt64], position: UInt64) -> Bool {
        numbers.count == ck_generator_state_numbers(generator.gsl.type)
            && ck_stream_load(pointer, numbers, position)
    }
}
