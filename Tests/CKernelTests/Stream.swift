import CKernel
import CKernelTesting
import CReference
import Testing

/// A generator as an argument of tests.
///
/// Unchecked: its pointer refers to constant memory.
struct Generator: CustomTestStringConvertible, @unchecked Sendable {
    let type: OpaquePointer

    init(_ type: OpaquePointer) {
        self.type = type
    }

    static let all = (0..<ck_generator_count()).map { Generator(ck_generator_at($0)) }
    static let jumping = all.filter { ck_generator_can_jump($0.type) }

    static func named(_ name: String) throws -> Generator {
        try #require(all.first { $0.name == name })
    }

    var name: String { String(cString: ck_generator_name(type)) }
    var testDescription: String { name }

    /// GSL aborts the process when `ran0` gets the seed that makes it constant.
    func accepts(_ seed: UInt32) -> Bool {
        name != "ran0" || seed != 123_459_876
    }

    /// Draws of a stock generator.
    func draws(seed: UInt, from start: UInt64 = 0, count: Int) -> [UInt64] {
        var draws = [UInt64](repeating: 0, count: count)
        ref_draws(type, seed, start, &draws, UInt64(count))
        return draws
    }
}

/// A `ck_stream` that is destroyed with its owner.
final class Stream {
    let generator: Generator
    let pointer: OpaquePointer
    let stop: OpaquePointer

    init(_ generator: Generator, seed: UInt32) throws {
        self.generator = generator
        pointer = try #require(ck_stream_create(generator.type, seed))
        stop = try #require(ck_stop_create())
    }

    init(copying other: Stream) throws {
        generator = other.generator
        pointer = try #require(ck_stream_copy(other.pointer))
        stop = try #require(ck_stop_create())
    }

    deinit {
        ck_stream_destroy(pointer)
        ck_stop_destroy(stop)
    }

    var position: UInt64 { ck_stream_position(pointer) }

    func jump(to position: UInt64) -> ck_jump_result {
        ck_stream_jump(pointer, position)
    }

    func draws(_ count: Int) -> [UInt64] {
        (0..<count).map { _ in ck_stream_get(pointer) }
    }

    func count(_ samples: UInt64, on kernel: Kernel = .plain) -> ck_count {
        ck_stream_count(pointer, kernel.pointer, samples, stop)
    }

    /// The same, by the code for long runs however short the run is.
    ///
    /// Checks that code first, as nothing else does.
    func countLong(_ samples: UInt64, on kernel: Kernel) -> ck_count {
        _ = ck_kernel_check_long(kernel.pointer, generator.type)
        return ck_test_count_long(pointer, kernel.pointer, samples, stop)
    }
}

/// A kernel as an argument of tests.
///
/// Unchecked: its pointer refers to constant memory.
struct Kernel: CustomTestStringConvertible, @unchecked Sendable {
    let pointer: OpaquePointer

    static let all = (0..<ck_kernel_count()).map { Kernel(pointer: ck_kernel_at($0)) }
    static let plain = all[all.count - 1]

    /// Those with vector code that this processor can run, and the wide one.
    static let vector =
        all.dropLast().filter { ck_kernel_is_available($0.pointer) }
        + [Kernel(pointer: ck_test_kernel_wide())]

    var name: String { String(cString: ck_kernel_name(pointer)) }
    var testDescription: String { name }
}

/// A flag that threads share.
///
/// Unchecked: a `ck_stop` may be used from any thread.
struct Flag: @unchecked Sendable {
    let pointer: OpaquePointer
}

let seeds: [UInt32] = [0, 1, 42, 4357, 1 << 31, .max]
