# `make test` needs a Swift 6.3 toolchain and nothing else: it installs the rest.

.PHONY: test lint strict setup

test: setup
	swift test -c release

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Builds everything with warnings as errors, in a folder of its own.
strict: setup
	PIKIT_STRICT=1 swift build --build-tests --scratch-path .build-strict

setup:
	@Scripts/setup
