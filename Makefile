# `make run` and `make test` need a Swift 6.3 toolchain and nothing else: they install the rest.

# What `make run` passes to pikit, such as ARGS="--samples 1e8 --seed 42".
ARGS ?=

.PHONY: run build test test-long test-arm64 lint strict sanitize sanitize-c sanitize-threads
.PHONY: bench check-library setup
.PHONY: peers peers-graph peers-environment

run: build
	bin/pikit $(ARGS)

# The program for use and for measuring. On Linux it contains Swift's libraries: so it starts in two
# thirds of the time, and runs where there is no Swift. Tests link them as they are installed, which is
# why this is built in a folder of its own.
STATIC = $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)

build: setup
	swift build -c release --product pikit --scratch-path .build/static $(STATIC)
	@mkdir -p bin
	@install -m 755 .build/static/release/pikit bin/pikit

test: setup
	swift test -c release

# Counts the periods of the small generators, which takes minutes: for changes of the catalog of
# generators, of their seedings, or of the GSL that the catalog was checked against.
test-long: setup
	PIKIT_LONG_TESTS=1 swift test -c release --filter RandomStreamsTests.GeneratorTests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift \
	    Benchmarks/Benchmarks

# Builds everything with warnings as errors, in a folder of its own.
strict: setup
	PIKIT_STRICT=1 swift build --build-tests --scratch-path .build-strict

JOBS = $(shell getconf _NPROCESSORS_ONLN)
LLD = $(if $(filter Linux,$(shell uname)),-fuse-ld=lld)

# The C code under clang's sanitizers of addresses and undefined behaviour, in a program of its own;
# graphs and runs under that of threads. Swift cannot be built with the second of these.
sanitize: sanitize-c sanitize-threads

sanitize-c: setup
	$(MAKE) -s -f Tests/CDriver/build.mk -j$(JOBS) BUILD=.build/c-sanitized CC=clang \
	    FLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	    $$(pkg-config --cflags gsl)" LINK="$(LLD) $$(pkg-config --libs gsl)"
	.build/c-sanitized/driver

sanitize-threads: setup
	swift test --sanitize=thread --scratch-path .build-tsan \
	    --filter 'EstimatorTests|WorkerThreadsTests|ExactRunTests/(anyCut|fallback)|RandomGraphTests' \
	    --filter 'DelayedTests|FailureTests|CancellationTests|TraceTests'

# The C code compiled for arm64 and run under qemu, with what that takes in the build folder.
test-arm64:
	Scripts/test-arm64

# The kernels' speed against the plain loop, what task graphs cost, then what jumps cost, in a package of
# its own: building it takes minutes.
bench: setup
	swift run --package-path Benchmarks -c release Kernels
	swift run --package-path Benchmarks -c release Graphs
	swift package --package-path Benchmarks -c release --disable-sandbox benchmark --no-progress

# PiKit beside its peers in Python and C, whose packages pip puts into the build folder. It takes some
# six minutes, in which the machine should do nothing else, and writes the results beside the peers.
# On Linux and x86-64, as MKL is for these.
peers: build peers-environment
	.build/peers/bin/python Benchmarks/peers/peers.py bin/pikit

# What task graphs cost here and in Dask.
peers-graph: setup peers-environment
	swift build --package-path Benchmarks -c release --product Graphs
	.build/peers/bin/python Benchmarks/peers/dask_graphs.py \
	    $$(swift build --package-path Benchmarks -c release --show-bin-path)/Graphs

peers-environment:
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet -r Benchmarks/peers/requirements.txt

# Builds and runs the README's library sample in a package outside this one.
check-library: setup
	Scripts/check-library

setup:
	@Scripts/setup
