import CReference
import PiKit

extension Generator {
    /// The hits of the serial loop over a stock `gsl_rng`.
    func serialHits(seed: UInt32, samples: Int) -> Int {
        Int(ref_serial_hits(gsl.type, seed, UInt64(samples)))
    }

    /// The hits of a plan, computed block by block with stock generators.
    func expectedHits(seed: UInt32, samples: Int, blockSize: Int) -> Int {
        guard layout == .blocks else { return serialHits(seed: seed, samples: samples) }
        let seeds = BlockSeeds(seed: seed)
        return stride(from: 0, to: samples, by: blockSize).reduce(0) { hits, start in
            let length = min(blockSize, samples - start)
            return hits + serialHits(seed: seeds[start / blockSize], samples: length)
        }
    }

    /// Generators that are broken on purpose, with the layout `blocks`.
    static let constant = Generator(unlisted: GSLGenerator(type: ref_constant()), layout: .blocks)
    static let shortCycle = Generator(
        unlisted: GSLGenerator(type: ref_short_cycle()), layout: .blocks)
    static let stutter = Generator(unlisted: GSLGenerator(type: ref_stutter()), layout: .blocks)

    /// A generator with mt19937's name and state, but other draws.
    static let impostor = Generator(unlisted: GSLGenerator(type: ref_impostor()), layout: .exact)
}

extension PiEstimator {
    /// An estimator with blocks of another size than usual, which are counted in calls of as many
    /// points, so that short runs have many.
    init(_ plan: Plan, portion: Int) throws(PiKitError) {
        self.init(
            try Plan(
                samples: plan.samples, seed: plan.seed, generator: plan.generator,
                blockSize: portion),
            circle: Circle(longestCount: portion))
    }
}
