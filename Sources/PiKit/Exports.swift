// `import PiKit` gives what it stands on as well.
@_exported public import MonteCarlo
@_exported public import RandomStreams
