import CReference
import RandomStreams
import Testing

@Suite("A kernel")
struct KernelTests {
    @Test("is found by its name if this processor can run it")
    func names() throws {
        #expect(Kernel.available.last == .plain)
        #expect(Kernel.plain.name == "plain")
        #expect(Kernel.available.count > 1)
        #expect(Set(Kernel.available).count == Kernel.available.count)
        for kernel in Kernel.available {
            #expect(try Kernel(named: kernel.name) == kernel)
        }
        let error = #expect(throws: PiKitError.self) { try Kernel(named: "wide") }
        #expect(error?.code == .kernel)
        #expect(error?.description.contains("it can run \(Kernel.available[0])") == true)
    }

    @Test("is suggested if its name is misspelt, but not for that of another processor's kernel")
    func misspelt() throws {
        let error = #expect(throws: PiKitError.self) { try Kernel(named: "pliant") }
        #expect(
            error?.description
                == "there is no kernel 'pliant' for this processor; did you mean 'plain'?")
        for name in Kernel.names where !Kernel.available.contains(where: { $0.name == name }) {
            let error = #expect(throws: PiKitError.self) { try Kernel(named: name) }
            #expect(error?.description.contains("it can run") == true)
        }
    }

    @Test("other than the plain one serves exactly the generators that jump")
    func serves() {
        for kernel in Kernel.available {
            for generator in Generator.all {
                #expect(
                    kernel.serves(generator) == (kernel != .plain && generator.layout == .exact))
            }
        }
    }

    @Test("does not change the draws of a stream", arguments: Kernel.available)
    func fills(kernel: Kernel) throws {
        for name in ["mt19937", "gfsr4", "taus113", "mrg", "ranlxs0", "vax"] {
            let generator = try Generator(named: name)
            var uniforms = [Double](repeating: 0, count: 5000)
            ref_uniforms(generator.gsl.type, 8, &uniforms, 5000)
            let stream = try RandomStream(generator: generator, seed: 8, kernel: kernel)
            var filled = [Double](repeating: 0, count: 2500)
            for half in [uniforms[..<2500], uniforms[2500...]] {
                try stream.fill(&filled)
                #expect(filled[...] == half)
            }
        }
    }
}
