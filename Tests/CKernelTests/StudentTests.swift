import CGSL
import CKernel
import Foundation
import Testing

@Suite("Student's quantile")
struct StudentTests {
    /// Quantiles for these tails, computed with 50 digits by inverting the incomplete beta function
    /// of mpmath 1.3.
    static let tails = [0.4, 0.1, 0.025, 0.005, 1e-6, 1e-9]
    static let known: [(Double, [Double])] = [
        (
            1,
            [
                0.32491969623290625, 3.0776835371752532, 12.706204736174704, 63.65674116287158,
                318309.88618274349, 318309886.18379065,
            ]
        ),
        (
            2,
            [
                0.28867513459481282, 1.8856180831641267, 4.3026527297494637, 9.924843200918293,
                707.10572052593382, 22360.679741456877,
            ]
        ),
        (
            3,
            [
                0.27667066233268985, 1.6377443536962101, 3.1824463052837095, 5.8409093097333572,
                103.29946778041934, 1033.1096745038077,
            ]
        ),
        (
            5,
            [
                0.26718086570414507, 1.475884048824481, 2.5705818356363155, 4.0321429835552281,
                24.771029720515944, 98.937224648369956,
            ]
        ),
        (
            10,
            [
                0.26018482949208018, 1.3721836411103356, 2.2281388519862747, 3.1692726726169512,
                9.7519954909405802, 20.144697766673997,
            ]
        ),
        (
            30,
            [
                0.25560536495191271, 1.3104150253913955, 2.0422724563012383, 2.7499956535672253,
                5.8711171204188827, 8.4458627962742428,
            ]
        ),
        (
            100,
            [
                0.25402218245822776, 1.2900747613465159, 1.9839715185235523, 2.6258905214380179,
                5.0488308772283458, 6.598939820655532,
            ]
        ),
        (
            999,
            [
                0.25341458333036731, 1.2823995700373973, 1.96234146113345, 2.5807596372676368,
                4.7816369788300793, 6.0537466577625624,
            ]
        ),
        (
            1000,
            [
                0.25341451583949871, 1.2823987214609244, 1.9623390808264085, 2.5807546980659511,
                4.7816086204583506, 6.0536902720798336,
            ]
        ),
        (
            65535,
            [
                0.25334813162735674, 1.2815644837330252, 1.9600001837358955, 2.5759043273134735,
                4.7538521949379559, 5.9986530817445193,
            ]
        ),
        (
            1e6,
            [
                0.25334717053784162, 1.2815524121299384, 1.959966356814107, 2.5758342201053341,
                4.7534523482796808, 5.9978624557108955,
            ]
        ),
    ]

    @Test("has the known values to 10^-12", arguments: known)
    func agrees(nu: Double, quantiles: [Double]) {
        for (tail, quantile) in zip(Self.tails, quantiles) {
            let error = abs(ck_student_upper_quantile(tail, nu) / quantile - 1)
            #expect(error < 1e-12, "tail \(tail)")
        }
    }

    @Test("inverts GSL's upper tail", arguments: [1.0, 2, 3, 4, 6, 12, 29, 64, 127, 128, 300, 999])
    func inverse(nu: Double) {
        for exponent in stride(from: 1.02, to: 52, by: 0.37) {
            let tail = exp2(-exponent)
            let reached = gsl_cdf_tdist_Q(ck_student_upper_quantile(tail, nu), nu)
            #expect(abs(reached / tail - 1) < 1e-10, "tail \(tail)")
        }
    }

    @Test("falls with the tail and with the degrees of freedom, also where the method changes")
    func monotone() {
        for exponent in 2...50 {
            let tail = exp2(-Double(exponent))
            let quantiles = [1, 2, 5, 30, 100, 999, 1000, 1001, 1e4, 1e6, 1e9, 1e15].map {
                ck_student_upper_quantile(tail, $0)
            }
            for (quantile, next) in zip(quantiles, quantiles.dropFirst()) {
                #expect(next < quantile || next / quantile - 1 < 1e-15)
            }
            #expect(quantiles.last! / ck_normal_upper_quantile(tail) - 1 < 1e-12)
            // Four neighbours are on a parabola up to 10⁻⁹.
            let near = (998...1001).map { ck_student_upper_quantile(tail, Double($0)) }
            let difference = near[3] - near[0] - 3 * (near[2] - near[1])
            #expect(abs(difference) < 1e-9 * near[0])
        }
    }

    @Test("is 0 for half, and small next to it", arguments: [1, 2, 30, 1e5])
    func half(nu: Double) {
        #expect(ck_student_upper_quantile(0.5, nu) == 0)
        for distance in [0x1p-53, 0x1p-40, 0x1p-20] {
            let quantile = ck_student_upper_quantile(0.5 - distance, nu)
            let density = gsl_ran_tdist_pdf(0, nu)
            #expect(abs(quantile * density - distance) < 1e-15 + 1e-6 * distance)
        }
    }
}
