import Foundation
import TaskGraph

/// A trace as Chrome's trace viewer reads it.
struct ChromeTrace: Decodable {
    struct Event: Decodable {
        struct Arguments: Decodable {
            let name: String?
            let place: Int?
            let constants: [String]?
            let error: String?
        }
        let name: String
        let ph: String
        let pid: Int
        let tid: Int
        let ts: Double?
        let dur: Double?
        let args: Arguments
    }
    let traceEvents: [Event]

    init(_ trace: Trace) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(trace.chromeTraceJSON.utf8))
    }
}
