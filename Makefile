# `make run` and `make test` need a Swift 6.3 toolchain and nothing else: they install the rest.

# What `make run` passes to pikit, such as ARGS="--samples 1e8 --seed 42".
ARGS ?=

.PHONY: run build test lint strict check-library setup

run: build
	.build/release/pikit $(ARGS)

build: setup
	swift build -c release --product pikit

test: setup
	swift test -c release

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Builds everything with warnings as errors, in a folder of its own.
strict: setup
	PIKIT_STRICT=1 swift build --build-tests --scratch-path .build-strict

# Builds and runs the README's library sample in a package outside this one.
check-library: setup
	Scripts/check-library

setup:
	@Scripts/setup
