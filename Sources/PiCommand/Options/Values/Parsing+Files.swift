import ArgumentParser
import TaskGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the name of a file for a record, or "-" for standard output.
func parseRecordFile(_ text: String) throws -> String {
    guard !text.isEmpty else {
        throw ValidationError("give the name of a file, or - for standard output")
    }
    return text
}

/// Reads the name of an output file, whose folder must exist.
func parseOutputFile(_ text: String) throws -> String {
    let files = FileManager.default
    var status = stat()
    let exists = stat(text, &status) == 0
    let kind = status.st_mode & S_IFMT
    if text.isEmpty || exists && kind == S_IFDIR {
        throw ValidationError("give the name of a file, not of a folder")
    }
    guard text != "-" else {
        throw ValidationError("give the name of a file; standard output is /dev/stdout")
    }
    guard !exists || files.isWritableFile(atPath: text) else {
        throw ValidationError("give a file that can be written to, or the name of a new one")
    }
    // A file is replaced in its folder; pipes and devices are written to where they are.
    let folder = URL(fileURLWithPath: text).resolvingSymlinksInPath().deletingLastPathComponent()
    guard exists && kind != S_IFREG || files.isWritableFile(atPath: folder.path) else {
        throw ValidationError("give a file in a folder that is there and can be written to")
    }
    return text
}

/// Reads the name of an SVG file for a timeline.
func parseTimeline(_ text: String) throws -> String {
    try parseOutputFile(text, named: "svg", "an SVG file, such as timeline.svg")
}

/// Reads the name of a JSON file for a trace.
func parseTrace(_ text: String) throws -> String {
    try parseOutputFile(text, named: "json", "a JSON file, such as trace.json")
}

/// Reads the name of a file of one format: it must end in this suffix or have none.
private func parseOutputFile(
    _ text: String, named suffix: String, _ right: String
) throws -> String {
    let given = OutputFile.suffix(of: text)
    guard given.isEmpty || given == suffix else {
        throw ValidationError("give the name of \(right)")
    }
    return try parseOutputFile(text)
}

/// Reads the name of an SVG file for a chart.
func parsePlot(_ text: String) throws -> String {
    try parseOutputFile(text, named: "svg", "an SVG file, such as compare.svg")
}

/// Reads the name of a file for a drawing, in a format that its suffix selects.
func parseDrawing(_ text: String) throws -> String {
    do {
        _ = try DrawingFormat(path: text)
    } catch {
        throw ValidationError(error.description)
    }
    return try parseOutputFile(text)
}
