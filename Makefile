# `make run` and `make test` need only a Swift 6.3 toolchain: they install the rest.

# The arguments that `make run` passes to pikit, such as ARGS="--samples 1e8 --seed 42".
ARGS ?=

.PHONY: run build install uninstall dist test-dist test-container
.PHONY: test test-long test-faults test-arm64 lint strict sanitize sanitize-c sanitize-threads
.PHONY: bench build-benchmarks check-library setup test-tools
.PHONY: peers peers-graph peers-pricer peers-environment

run: build
	bin/pikit $(ARGS)

# The program for use, for measurements and for releases. On Linux it needs no library but glibc.
build: setup
	@Scripts/build

# Installs what `make build` has made, or removes it, below PREFIX, which is /usr/local if it is not
# set, as in `make install PREFIX="$HOME/.local"`. DESTDIR may stand before it.
install uninstall:
	@Scripts/install $@

# Makes the archive of a release in .build/dist, and checks that it fits other machines.
dist: build
	@Scripts/dist

# Runs the archive's program in a bare Debian. Needs root, and for the first time a network.
test-dist: dist
	@Scripts/test-dist

# Builds the image of the Containerfile, without a daemon, and runs it. Needs root and apt's buildah. Run
# it before a release, and after changing the Containerfile or the archive.
test-container: dist
	@Scripts/test-container

test: setup test-tools
	swift test -c release

# Counts the periods of the small generators, and compares kernels over 10^8 points of each generator, which
# takes minutes. Run it after changing kernels, the catalog of generators, their seedings, or the version
# of GSL that the catalog was checked against.
test-long: setup
	PIKIT_LONG_TESTS=1 swift test -c release --filter 'RandomStreamsTests.PeriodTests|CKernelTests.VectorKernelTests'

# Kills recorded runs at many moments, has disks fail while they run, mutates records 10^5 times,
# and splits runs and cuts plans at random, which takes some minutes. Run it after changing records, the files that
# hold them, or the engine.
test-faults: setup
	PIKIT_LONG_TESTS=1 swift test -c release --filter 'FaultTests|RecordFuzzTests|SplitRunTests|SameBitsTests'

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift \
	    Benchmarks/Benchmarks

# Builds everything with warnings as errors, in a separate folder.
strict: setup
	PIKIT_STRICT=1 swift build --build-tests --scratch-path .build-strict

JOBS = $(shell getconf _NPROCESSORS_ONLN)
LLD = $(if $(filter Linux,$(shell uname)),-fuse-ld=lld)

# Runs the C code in a program of its own under clang's AddressSanitizer and
# UndefinedBehaviorSanitizer, then tests of graphs and runs under ThreadSanitizer. Swift code cannot be
# built with UndefinedBehaviorSanitizer.
sanitize: sanitize-c sanitize-threads

sanitize-c: setup
	$(MAKE) -s -f Tests/CDriver/build.mk -j$(JOBS) BUILD=.build/c-sanitized CC=clang \
	    FLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	    $$(pkg-config --cflags gsl)" LINK="$(LLD) $$(pkg-config --libs gsl)"
	.build/c-sanitized/driver

sanitize-threads: setup
	swift test --sanitize=thread --scratch-path .build-tsan \
	    --filter 'EstimatorTests|EngineTests|WorkerThreadsTests|RandomGraphTests' \
	    --filter 'ExactRunTests/(anyCut|fallback)|KernelRunTests/fallback' \
	    --filter 'TaskGraphTests\.(Delayed|Failure|Cancellation|Trace)Tests' \
	    --filter 'SubstreamTests/threads' \
	    --filter 'SimulationCancellationTests/some|MonteCarloTests\.ProgressTests'

# Compiles the C code for arm64 and runs it under qemu. Installs what it needs in the build folder.
test-arm64:
	Scripts/test-arm64

# Measures the kernels against the plain loop, draws and distributions against GSL's, simulations
# against loops in C, then the cost of task graphs, then that of jumps, then the program's start-up. The
# benchmarks are a separate package, which takes minutes to build.
bench: build
	swift run --package-path Benchmarks -c release Kernels
	swift run --package-path Benchmarks -c release Draws
	swift run --package-path Benchmarks -c release Simulations
	swift run --package-path Benchmarks -c release Graphs
	swift package --package-path Benchmarks -c release --disable-sandbox benchmark --no-progress
	swift run --package-path Benchmarks -c release StartUp bin/pikit

# Measures PiKit against its peers in Python and C, whose packages pip installs in the build folder.
# This takes some six minutes, during which the machine should do nothing else. The results are
# written to the folder of the peers. Needs Linux on x86-64, for MKL.
peers: build peers-environment
	.build/peers/bin/python Benchmarks/peers/peers.py bin/pikit

# Measures the cost of task graphs here and in Dask.
peers-graph: setup peers-environment
	swift build --package-path Benchmarks -c release --product Graphs
	.build/peers/bin/python Benchmarks/peers/dask_graphs.py \
	    $$(swift build --package-path Benchmarks -c release --show-bin-path)/Graphs

# Measures pricers of an Asian call here, in NumPy and in Numba. This takes some four minutes, during
# which the machine should do nothing else. The table is written to the folder of the peers.
peers-pricer: setup peers-environment
	swift build --package-path Benchmarks -c release --product Simulations
	.build/peers/bin/python Benchmarks/peers/pricer.py \
	    $$(swift build --package-path Benchmarks -c release --show-bin-path)/Simulations

peers-environment:
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet -r Benchmarks/peers/requirements.txt

# Builds the benchmarks without those of jumps, whose package takes longer to build than all the rest.
build-benchmarks: setup
	for program in Kernels Draws Simulations Graphs StartUp; do \
	    swift build --package-path Benchmarks -c release --product $$program || exit 1; \
	done

# Builds and runs the samples of the README and the articles in a package outside this one, compiles
# the mistakes that articles show, and resolves the links of articles and comments.
check-library: setup
	Scripts/check-library

setup:
	@Scripts/setup

# Installs what only tests need: a validator of JSON Schemas in the build folder, and shells. Tests of what
# is missing are disabled.
test-tools:
	@Scripts/test-tools
