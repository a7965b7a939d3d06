import Foundation

/// Normals from the system's generator, by the polar method of Marsaglia and Bray (1964), as a
/// program in Swift alone makes them.
struct PolarNormals {
    private var source = SystemRandomNumberGenerator()
    private var spare: Double?

    mutating func next() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        while true {
            let x = Double.random(in: -1...1, using: &source)
            let y = Double.random(in: -1...1, using: &source)
            let square = x * x + y * y
            if square > 0 && square < 1 {
                let factor = (-2 * log(square) / square).squareRoot()
                spare = y * factor
                return x * factor
            }
        }
    }
}
