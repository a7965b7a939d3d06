internal import CKernel

/// One of GSL's generator types, as the C library knows it.
///
/// Unchecked: the pointer leads to a `gsl_rng_type`, which is constant and is never freed.
package struct GSLGenerator: @unchecked Sendable {
    /// The `const gsl_rng_type *`.
    package let type: OpaquePointer

    /// A generator from a `const gsl_rng_type *`, which must stay alive and unchanged forever.
    ///
    /// For generators that GSL does not list.
    package init(type: OpaquePointer) {
        self.type = type
    }

    /// The generators of the GSL that is installed, in its own order.
    static let installed: [GSLGenerator] = (0..<ck_generator_count()).map {
        GSLGenerator(type: ck_generator_at($0))
    }

    /// The version of the GSL that is installed.
    package static var libraryVersion: String {
        String(cString: ck_gsl_version())
    }

    /// GSL's name for it.
    var name: String {
        String(cString: ck_generator_name(type))
    }

    /// The integers that a draw can give, as the generator declares them.
    var draws: ClosedRange<UInt64> {
        ck_generator_min(type)...ck_generator_max(type)
    }
}
