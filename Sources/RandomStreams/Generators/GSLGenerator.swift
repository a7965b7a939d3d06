internal import CKernel

/// A reference to one of GSL's generator types.
///
/// `@unchecked Sendable` holds because the pointee is constant and never freed.
package struct GSLGenerator: @unchecked Sendable {
    /// The `const gsl_rng_type *`.
    package let type: OpaquePointer

    /// Wraps a `const gsl_rng_type *` that must stay alive and unchanged forever.
    ///
    /// For generators that GSL does not list.
    package init(type: OpaquePointer) {
        self.type = type
    }

    /// The generators of the installed GSL, in GSL's order.
    static let installed: [GSLGenerator] = (0..<ck_generator_count()).map {
        GSLGenerator(type: ck_generator_at($0))
    }

    /// The version of the installed GSL.
    package static var libraryVersion: String {
        String(cString: ck_gsl_version())
    }

    /// GSL's name for the generator.
    var name: String {
        String(cString: ck_generator_name(type))
    }

    /// The range of integers that a draw can give, as the generator declares it.
    var draws: ClosedRange<UInt64> {
        ck_generator_min(type)...ck_generator_max(type)
    }
}
