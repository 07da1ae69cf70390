# SPDX-License-Identifier: Apache-2.0
# For fingers: the work is done by CMake, whose settings are in CMakePresets.json.
#
# On a fresh Debian 12 with git and make: `make demo`, `make test`.

BUILD_PACKAGES = build-essential cmake ninja-build pkg-config \
    libproj-dev proj-data libshp-dev libyaml-dev libutf8proc-dev libmd-dev libgdal-dev \
    libsqlite3-dev libzip-dev libexpat1-dev libxlsxwriter-dev libpq-dev
# cmocka runs the tests; GEOS and PostGIS are what the mosaic and the ledger are judged by;
# Python runs reference/fold.py where that is at hand; the manual is read by man and mandoc,
# and the completions by the shells that they are for; clang has libFuzzer.
TEST_PACKAGES = $(BUILD_PACKAGES) \
    libcmocka-dev libgeos-dev postgresql-15-postgis-3 python3 clang-format \
    man-db groff-base mandoc bsdextrautils fish zsh shellcheck \
    clang libclang-rt-14-dev

# Programs that are measured against, beside those above; mapshaper comes by npm.
BENCH_PACKAGES = $(TEST_PACKAGES) gdal-bin

PROGRAMME   = examples/cambodia/programme.yaml
PREFIX      = /usr/local
CMAKE_FLAGS =
BENCH_FLAGS =
FUZZ_SECONDS = 60
JOBS        = $(shell nproc)
SOURCES     = $(shell find include lib tools tests examples docs -name '*.[ch]')

.PHONY: help deps deps-build deps-bench demo install test races fuzz bench bench-quick format \
    format-check golden docs picture clean

help:
	@echo 'make demo          install what the build needs, build, generate and run examples/cambodia'
	@echo 'make test          install what the tests need, build with sanitizers, run every test'
	@echo 'make races         run the tests that use threads, checking that these do not race'
	@echo 'make fuzz          let libFuzzer look for rings that are cut wrongly and bytes that are misread, FUZZ_SECONDS=60'
	@echo 'make install       install what the build needs, build, install to PREFIX ($(PREFIX))'
	@echo 'make bench         measure against other programs on the same work, write docs/benchmarks.md'
	@echo 'make bench-quick   only see whether we are as fast as promised (a minute)'
	@echo 'make deps          only install the Debian packages for all of these'
	@echo 'make golden        write down what commands and examples print now; review it'
	@echo 'make docs          write into docs/ what is taken from examples, headers, golden cases'
	@echo 'make picture       draw the picture of README.md'
	@echo 'make format        format the C sources; format-check says whether that is needed'
	@echo 'make clean         remove build/'

deps:
	@sh .ci/packages $(TEST_PACKAGES)

deps-build:
	@sh .ci/packages $(BUILD_PACKAGES)

deps-bench:
	@sh .ci/packages $(BENCH_PACKAGES)

demo: deps-build
	cmake --preset release $(CMAKE_FLAGS)
	cmake --build --preset release --target all cambodia_data
	build/release/landrelease run $(PROGRAMME) --overwrite
	@echo
	@echo 'All land in $(dir $(PROGRAMME)) is invented; the README.md there says what to look at.'

# DESTDIR, from the command line or the environment, is honoured by CMake.
install: deps-build
	cmake --preset release -DCMAKE_INSTALL_PREFIX=$(PREFIX) $(CMAKE_FLAGS)
	cmake --build --preset release
	cmake --install build/release

test: deps
	cmake --preset sanitize $(CMAKE_FLAGS)
	cmake --build --preset sanitize
	ctest --preset sanitize -j $(JOBS)

races: deps
	cmake --preset tsan $(CMAKE_FLAGS)
	cmake --build --preset tsan
	ctest --preset tsan -j $(JOBS)

# What it finds is build/fuzz/found-*; how to look at that is in CONTRIBUTING.md. The corpus
# grows from run to run until `make clean`.
fuzz: deps
	cmake --preset fuzz $(CMAKE_FLAGS)
	cmake --build --preset fuzz
	mkdir -p build/fuzz/corpus build/fuzz/seeds
	build/fuzz/tests/fuzz/fuzz_mosaic --seeds build/fuzz/seeds
	build/fuzz/tests/fuzz/lrel_fuzz_mosaic -max_total_time=$(FUZZ_SECONDS) -max_len=256 \
	    -timeout=60 -verbosity=0 -print_final_stats=1 -artifact_prefix=build/fuzz/found- \
	    build/fuzz/corpus build/fuzz/seeds
	for target in coordinate number date programme traverse postgis tables maxml dbf; do \
	    mkdir -p build/fuzz/corpus-$$target build/fuzz/seeds-$$target && \
	    build/fuzz/tests/fuzz/fuzz_$$target --seeds build/fuzz/seeds-$$target && \
	    build/fuzz/tests/fuzz/lrel_fuzz_$$target -max_total_time=$(FUZZ_SECONDS) -max_len=4096 \
	        -timeout=60 -verbosity=0 -print_final_stats=1 -artifact_prefix=build/fuzz/found-$$target- \
	        build/fuzz/corpus-$$target build/fuzz/seeds-$$target || exit 1; \
	done

bench: deps-bench
	cmake --preset bench $(CMAKE_FLAGS)
	cmake --build --preset bench --target lrel_bench
	@sh tests/bench/peers/install build/bench/tests/bench/peers
	build/bench/tests/bench/lrel_bench --output build/bench/bench.json \
	    --page docs/benchmarks.md $(BENCH_FLAGS)

bench-quick: deps
	cmake --preset bench $(CMAKE_FLAGS)
	cmake --build --preset bench --target lrel_bench
	build/bench/tests/bench/lrel_bench --quick

golden: deps
	cmake --preset sanitize $(CMAKE_FLAGS)
	cmake --build --preset sanitize
	cmake --build --preset sanitize --target golden
	$(MAKE) --no-print-directory docs

picture: deps
	cmake --preset sanitize $(CMAKE_FLAGS)
	cmake --build --preset sanitize --target picture

docs: deps-build
	@cmake -DROOT=$(CURDIR) -DWRITE=ON -P cmake/library_page.cmake
	@cmake -DROOT=$(CURDIR) -DWRITE=ON -P cmake/printed_pages.cmake

format: deps
	@echo 'formatting $(words $(SOURCES)) files'
	@clang-format -i $(SOURCES)

format-check: deps
	@echo 'looking at the format of $(words $(SOURCES)) files'
	@clang-format --dry-run --Werror $(SOURCES)

clean:
	rm -rf build
