internal import Foundation

/// Files that pictures and traces are written to.
package enum OutputFile {
    /// Writes a file, in whose place there is what was there before until all is written.
    ///
    /// Links are followed. What is no ordinary file, such as a terminal, is written to as it is.
    /// Throws ``GraphError`` with the code `file`.
    package static func write(_ data: some Sequence<UInt8>, to path: String) throws(GraphError) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let kind = try? file.resourceValues(forKeys: [.isRegularFileKey])
        do {
            if kind?.isRegularFile == false {
                let handle = try FileHandle(forWritingTo: file)
                try handle.write(contentsOf: Data(data))
                try handle.close()
            } else {
                try Data(data).write(to: file, options: .atomic)
            }
        } catch {
            throw GraphError(
                .file, "cannot write '\(path)': \(error.localizedDescription)", underlying: error)
        }
    }
}
