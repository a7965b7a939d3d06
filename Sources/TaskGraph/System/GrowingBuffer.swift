#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A growing array without reference counts and uniqueness checks.
///
/// It grows by `realloc`, which moves a large block by remapping its pages. Copying would touch new
/// pages, and that costs more than everything else that is done to the buffer.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var count = 0
    private var capacity = 0
    private var start: UnsafeMutablePointer<Element>?

    deinit {
        free(start)
    }

    /// The elements, valid until the buffer is changed.
    var elements: UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(start: start, count: count)
    }

    subscript(index: Int) -> Element {
        elements[index]
    }

    /// Appends an element, in amortised O(1).
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (start! + count).initialize(to: element)
        count += 1
    }

    /// Removes this many elements from the end.
    mutating func removeLast(_ removed: Int) {
        precondition(removed <= count)
        count -= removed
    }

    private mutating func grow() {
        capacity = max(16, 2 * capacity)
        let size = capacity * MemoryLayout<Element>.stride
        guard let moved = realloc(start, size) else { fatalError("out of memory for a graph") }
        start = moved.assumingMemoryBound(to: Element.self)
    }
}
