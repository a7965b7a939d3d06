#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

extension String {
    /// A text with numbers in it, in C's notation, such as "%.3g ms".
    ///
    /// The decimal point is a point in any locale.
    ///
    /// - Parameters:
    ///   - format: A format of C's `printf`, with one conversion for each number.
    ///   - numbers: Doubles for `%e`, `%f` and `%g`; values of type `Int32` for `*` and `%d`.
    package init(printf format: String, _ numbers: any CVarArg...) {
        // Locales belong to threads, so other threads do not notice.
        let locale = uselocale(Self.plainLocale.value)
        defer { _ = uselocale(locale) }
        let length = withVaList(numbers) { vsnprintf(nil, 0, format, $0) }
        precondition(length >= 0, "'\(format)' is no format of printf")
        self.init(unsafeUninitializedCapacity: Int(length) + 1) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                _ = withVaList(numbers) { vsnprintf(text.baseAddress, text.count, format, $0) }
            }
            return Int(length)
        }
    }

    private static let plainLocale = Locale()

    /// The locale "C", which is never freed.
    ///
    /// Unchecked: nothing changes it.
    private struct Locale: @unchecked Sendable {
        let value = newlocale(LC_NUMERIC_MASK, "C", nil)
    }
}
