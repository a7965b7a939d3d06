import CSimulations
import Foundation
import PiKit

/// A call option on the mean of twelve monthly prices, which move as a geometric Brownian motion.
struct AsianCall {
    static let steps = 12
    static let spot = 100.0
    static let strike = 100.0
    static let rate = 0.05
    static let volatility = 0.2
    static let years = 1.0

    let drift: Double
    let deviation: Double
    let discount: Double

    init() {
        let period = Self.years / Double(Self.steps)
        drift = (Self.rate - Self.volatility * Self.volatility / 2) * period
        deviation = Self.volatility * period.squareRoot()
        discount = exp(-Self.rate * Self.years)
    }

    /// The discounted payoff of a path, whose steps have the normals that `normal` gives.
    @inline(__always)
    func payoff(_ normal: (Int) -> Double) -> Double {
        var logarithm = 0.0
        var sum = 0.0
        for step in 0..<Self.steps {
            logarithm += drift + deviation * normal(step)
            sum += exp(logarithm)
        }
        let mean = Self.spot * sum / Double(Self.steps)
        return discount * max(mean - Self.strike, 0)
    }

    /// The pricer that takes one normal after another from the stream.
    var drawing: Simulation<Moments> {
        Simulation("asian call, draws") { [self] draws in
            payoff { _ in draws.normal() }
        }
    }

    /// The pricer that is given the normals of each path.
    var filled: Simulation<Moments> {
        Simulation("asian call, normals", normals: Self.steps) { [self] normals in
            payoff { normals[$0] }
        }
    }

    /// What C needs to know.
    var stock: simulations_asian_call {
        simulations_asian_call(
            spot: Self.spot, strike: Self.strike, drift: drift, deviation: deviation,
            discount: discount, steps: Self.steps)
    }
}
