#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory to which elements are appended, without the counting and checking of an array.
///
/// It grows by `realloc`, which moves a large piece by moving its pages' addresses: memory that is
/// touched for the first time costs more than all else that is done to it.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var count = 0
    private var capacity = 0
    private var start: UnsafeMutablePointer<Element>?

    deinit {
        free(start)
    }

    /// The elements.
    var elements: UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(start: start, count: count)
    }

    subscript(index: Int) -> Element {
        elements[index]
    }

    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (start! + count).initialize(to: element)
        count += 1
    }

    mutating func removeLast(_ removed: Int) {
        precondition(removed <= count)
        count -= removed
    }

    private mutating func grow() {
        capacity = max(16, 2 * capacity)
        let size = capacity * MemoryLayout<Element>.stride
        guard let moved = realloc(start, size) else { fatalError("there is no memory for a graph") }
        start = moved.assumingMemoryBound(to: Element.self)
    }
}
