// A plan names a generator, so `import MonteCarlo` provides generators too.
@_exported public import RandomStreams
