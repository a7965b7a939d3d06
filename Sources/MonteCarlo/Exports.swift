// A plan names a generator, so `import MonteCarlo` is enough for both.
@_exported public import RandomStreams
