// `import PiKit` also provides the libraries that PiKit is built on.
@_exported public import MonteCarlo
@_exported public import RandomStreams
