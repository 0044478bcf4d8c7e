# The fuzzers, NAME_target.c each, and the build that they are of: build/fuzz/, by clang, which has
# libFuzzer. A part of the Makefile.
#
# make fuzz runs the fuzzers until it is stopped (FUZZ_SECONDS=N: each so long; TARGETS="time lint": these
# alone). What they learn stays in build/fuzz/corpus/NAME, what they find in build/fuzz/found/NAME.

TEST_PACKAGES += clang libclang-rt-dev libexpat1-dev
.PHONY: fuzz

# Addresses are fixed, so that a run can be had again to the byte. An empty text may be {NULL, 0}, and
# NULL + 0 be taken of it, which C forbids before C2y but every compiler allows; what lies beyond its
# bounds the other checks tell.
FUZZ_CC ?= clang
FUZZ_FLAGS := -O1 -gline-tables-only -fno-omit-frame-pointer -fno-pie -fsanitize=address,undefined \
	-fno-sanitize=pointer-overflow -fno-sanitize-recover=all
# Only our own code's edges count, not those of the tests. Comparisons are not traced: it takes more than
# half of the time, and the words that matter are in grammars.
FUZZ_EDGES := -fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp
FUZZED := $(patsubst build/%,build/fuzz/%,$(filter-out build/main.o,$(OBJECTS)))
FUZZ_CALLED := build/fuzz/tests/harness.o build/fuzz/tests/mutator.o
FUZZ_SHARED := $(filter-out $(FUZZ_CALLED),$(patsubst tests/fuzz/%.c,build/fuzz/tests/%.o,\
	$(filter-out %_target.c,$(wildcard tests/fuzz/*.c))))
FUZZERS := $(patsubst tests/fuzz/%_target.c,build/fuzz/targets/%,$(wildcard tests/fuzz/*_target.c))
FUZZ_SECONDS ?=
TARGETS ?=

build/fuzz/%.o: private override CC := $(FUZZ_CC)
build/fuzz/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  clang $< (fuzzed)'
	$(Q)$(COMPILE) $(FUZZ_FLAGS) $(FUZZ_EDGES) $< -o $@
build/fuzz/%.o: build/%.c
	@mkdir -p $(@D)
	@echo '  clang $< (fuzzed)'
	$(Q)$(COMPILE) $(FUZZ_FLAGS) $(FUZZ_EDGES) $< -o $@
build/fuzz/report/rule_link.o: build/rules_url
build/fuzz/input/libgit2.o: build/static-git
build/fuzz/tests/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	@echo '  clang $<'
	$(Q)$(COMPILE) $(FUZZ_FLAGS) $< -o $@
# Each fuzzer links what it can reach and no more; libFuzzer calls the first two by itself. The map tells
# whose an edge is.
build/fuzz/code.a: $(FUZZED) $(FUZZ_SHARED)
	@rm -f $@
	$(Q)$(AR) rcsT $@ $^
$(FUZZERS): build/fuzz/targets/%: build/fuzz/tests/%_target.o $(FUZZ_CALLED) build/fuzz/code.a
	@mkdir -p $(@D)
	@echo '  link $@'
	$(Q)$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer -no-pie -Wl,-Map=$@.map $(LDFLAGS) $^ $(SHARED_LDLIBS) \
		-lexpat -o $@

check: $(FUZZERS)
fuzz: $(FUZZERS)
	@tests/fuzz/run.py --on $(if $(FUZZ_SECONDS),--seconds $(FUZZ_SECONDS)) $(TARGETS)
