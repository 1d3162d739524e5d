# certwright -- one Makefile for everything; `make help` lists the targets.

VERSION := 0.1.0

PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
LIBDIR     ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR     ?= $(PREFIX)/share/man
DESTDIR    ?=

BUILD   ?= build
PROGRAM ?= certwright
# The public test collections (package python3-cryptography-vectors) and the roots that
# browsers trust (package ca-certificates).
VECTORS ?= /usr/lib/python3/dist-packages/cryptography_vectors
ROOTS   ?= /etc/ssl/certs

CC       ?= cc
AR       ?= ar
CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wvla
# CPPFLAGS, CFLAGS and LDFLAGS belong to whoever calls make. What is said on the command line
# cannot be added to, so what the project needs has names of its own. With 32 bits, times after
# 2038 and files of 2 GiB and more are to be asked for.
PROJECT_CPPFLAGS = -D_DEFAULT_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64
ALL_CPPFLAGS     = $(PROJECT_CPPFLAGS) $(CPPFLAGS)
HARDEN   ?= -fstack-protector-strong -fPIE
ALL_CFLAGS = -std=c11 $(WARNINGS) $(HARDEN) $(CFLAGS)

# macOS has memset_s in the place of explicit_bzero, and other names for the times of a file.
ifeq ($(shell uname -s),Darwin)
PROJECT_CPPFLAGS += -D__STDC_WANT_LIB_EXT1__=1 '-Dexplicit_bzero(p,n)=memset_s(p,n,0,n)' \
                    -Dst_mtim=st_mtimespec -Dst_ctim=st_ctimespec
else
# To find a function at its first call, the dynamic linker saves the vector registers on the
# stack, and with them digits of secrets; so all are found at the start.
BIND_NOW := -Wl,-z,relro,-z,now
endif

LIBRARY_FOLDERS := cpu random bignum sha asn1 schema rsa ec keys x509 x509/path
LIBRARY_SOURCES := $(wildcard $(addsuffix /*.c,$(LIBRARY_FOLDERS)))

# Kernels are built for x86-64, unless PORTABLE=1; cpu/kernel.h chooses among them at run time.
# Not for -m32, nor for -mx32, which has no LP64: both have limbs of 32 bits.
PORTABLE ?=
X86_64_MACROS = $(shell $(CC) $(CFLAGS) -dM -E - </dev/null | grep -cE '__(x86_64|LP64)__ 1')
ifeq ($(if $(PORTABLE),,$(X86_64_MACROS)),2)
KERNEL_SOURCES  := $(wildcard $(addsuffix /kernels/*.c,$(LIBRARY_FOLDERS)))
LIBRARY_SOURCES += $(KERNEL_SOURCES)
ALL_CPPFLAGS    += -DCERTWRIGHT_KERNELS_X86_64
endif
# The instructions of a kernel are for its own file alone; a kernel is always optimised.
KERNEL_FLAGS_sha/kernels    := -mssse3 -msse4.1 -msha
KERNEL_FLAGS_bignum/kernels := -mavx512f -mavx512dq -mavx512bw -mavx512vl -mavx512ifma
KERNEL_FLAGS_sha/kernels/sha256_lanes := -mavx512f -mavx512bw
kernel_flags = $(if $(filter %/kernels/,$(dir $(1))),-O2 \
    $(or $(KERNEL_FLAGS_$(basename $(1))),$(KERNEL_FLAGS_$(patsubst %/,%,$(dir $(1))))))
# Headers that only the files beside them include, or those in folders below, are not installed.
INTERNAL_HEADERS := schema/pieces.h schema/tables.h schema/element.h schema/fit.h schema/address.h \
    schema/walk.h schema/hidden.h schema/extent.h schema/secret_rules.h \
    bignum/scratch.h bignum/lane_digits.h bignum/base2.h cpu/features.h sha/message.h \
    sha/sha256_blocks.h rsa/constant_time.h rsa/mgf1.h rsa/operation.h rsa/prime_search.h \
    x509/attribute.h x509/crl_entry.h x509/extension_list.h x509/extension_values.h \
    x509/worst_flaw.h x509/path/path_context.h x509/path/policy_level.h \
    x509/path/name_subtree.h x509/path/revocation.h x509/path/crl_scope.h asn1/oid_names.h \
    keys/algorithm_parameters.h keys/attribute_values.h keys/pss_parameters.h \
    keys/rsa_schemes.h keys/ec_key.h keys/ec_schemes.h keys/curve_private_key.h \
    x509/policy_qualifier.h asn1/der_rules_contents.h \
    ec/wide.h ec/constant_time.h ec/field_product.h ec/field_sum.h ec/jacobian.h ec/multiply.h \
    ec/base_table.h ec/scalar.h ec/ecdsa_nonce.h ec/ecdsa_observe.h ec/stack.h ec/verdict.h \
    ec/field25519.h ec/scalar25519.h ec/edwards.h ec/edwards_table.h ec/ed25519_steps.h
LIBRARY_HEADERS := $(filter-out $(INTERNAL_HEADERS),$(wildcard $(addsuffix /*.h,$(LIBRARY_FOLDERS))))
PROGRAM_SOURCES := $(wildcard tools/*.c tools/*/*.c)
# The style and the script of `explain --html`, as arrays.
PAGE_OBJECTS     = $(BUILD)/page/explain_css.o $(BUILD)/page/explain_js.o
# Multiples of base points, which programs of ours compute while certwright is built. They run on
# this machine: to build for another, HOSTCC is a compiler for this one.
HOSTCC          ?= $(CC)
TABLE_OBJECTS    = $(BUILD)/ec/tables/base_tables.o $(BUILD)/ec/tables/edwards_table.o
TEST_SUPPORT    := $(wildcard tests/support/*.c)
# What the tests of one folder take from those of another; rsa/ takes its memory in bignum/,
# whose tests have a way to refuse it.
TEST_SHARED_rsa    := tests/bignum/memory.c
TEST_SHARED_keys   := $(patsubst %,tests/x509/%.c,definitions fixture notation readers table)
TEST_SHARED_x509   := $(wildcard tests/x509/path/*.c)
TEST_SOURCES    := $(TEST_SUPPORT) $(wildcard $(patsubst %,tests/%/*.c,$(LIBRARY_FOLDERS))) \
                   $(wildcard tests/constant_time/*.c) tests/measure/measure.c tests/leftovers/leftovers.c tests/hostile/names.c \
                   $(wildcard tests/piles/*.c tests/chains/*.c tests/toy/*.c tests/oracle/*.c tests/make/*.c tests/masking/*.c)
TEST_FOLDERS    := $(filter $(LIBRARY_FOLDERS),$(patsubst tests/%/suites.c,%,$(wildcard tests/*/suites.c)))

# For the scripts, which take a PROGRAM with a path and find it from another folder.
RUN_PROGRAM = '$(abspath $(PROGRAM))'
LIBRARY := $(BUILD)/libcertwright.a
OBJECTS  = $(patsubst %.c,$(BUILD)/%.o,$(1))

C_FILES  = $(shell git ls-files -co --exclude-standard '*.c' '*.h')
SH_FILES = .ci/run $(shell git ls-files -co --exclude-standard '*.sh')

.PHONY: all
all: $(PROGRAM) $(BUILD)/certwright.pc ## build the program, the library and its .pc file

$(LIBRARY): $(call OBJECTS,$(LIBRARY_SOURCES)) $(TABLE_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(PROGRAM): $(call OBJECTS,$(PROGRAM_SOURCES)) $(PAGE_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(BIND_NOW) $(LDFLAGS) -o $@ $^ -lgmp $(shell pkg-config --libs jansson)

$(BUILD)/tools/%.o: ALL_CPPFLAGS += -DCERTWRIGHT_VERSION='"$(VERSION)"'
$(BUILD)/tests/%.o: ALL_CPPFLAGS += -I. $(shell pkg-config --cflags check 2>/dev/null) \
    -DVECTORS_FOLDER='"$(VECTORS)"' -DROOTS_FOLDER='"$(ROOTS)"'

# A cursor is read and moved field by field, in memory. gcc would gather two fields in a
# vector register on the way, which takes longer than it saves: an eighth of the time.
$(BUILD)/asn1/%.o $(BUILD)/x509/%.o: ALL_CFLAGS += -fno-tree-slp-vectorize

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(call kernel_flags,$<) -MMD -MP -c -o $@ $<

TABLE_SOURCES_base_tables   := $(patsubst %,ec/%.c,curve jacobian field field_moduli inverse verdict)
TABLE_SOURCES_edwards_table := $(patsubst %,ec/%.c,edwards field25519 verdict)
define TABLE_PROGRAM
$(BUILD)/ec/tables/make_$(1): ec/tables/make_$(1).c $$(TABLE_SOURCES_$(1)) $$(wildcard ec/*.h) Makefile
	@mkdir -p $$(@D)
	$$(HOSTCC) $$(PROJECT_CPPFLAGS) -std=c11 $$(WARNINGS) -O1 -o $$@ $$(filter %.c,$$^)

$(BUILD)/ec/tables/$(1).c: $(BUILD)/ec/tables/make_$(1)
	@$$< >$$@.part && mv $$@.part $$@
endef
$(foreach table,base_tables edwards_table,$(eval $(call TABLE_PROGRAM,$(table))))

$(TABLE_OBJECTS): %.o: %.c
	$(CC) $(ALL_CPPFLAGS) -I. $(ALL_CFLAGS) -c -o $@ $<

# A file explain.css becomes `const unsigned char page_explain_css[]` and its length.
define PAGE_SOURCE
$(BUILD)/page/explain_$(1).c: tools/explain/page/explain.$(1) Makefile
	@mkdir -p $$(@D)
	@{ echo '#include "tools/explain/page.h"'; echo 'const unsigned char page_explain_$(1)[] = {'; \
	    od -An -v -tx1 $$< | sed 's/[0-9a-f][0-9a-f]/0x&,/g'; echo '};'; \
	    echo 'const size_t page_explain_$(1)_length = sizeof page_explain_$(1);'; } > $$@
endef
$(foreach kind,css js,$(eval $(call PAGE_SOURCE,$(kind))))

$(PAGE_OBJECTS): %.o: %.c
	$(CC) $(ALL_CPPFLAGS) -I. $(ALL_CFLAGS) -c -o $@ $<

-include $(patsubst %.c,$(BUILD)/%.d,$(LIBRARY_SOURCES) $(PROGRAM_SOURCES) $(TEST_SOURCES))

# Made each time: it holds PREFIX, which may differ from the last.
.PHONY: $(BUILD)/certwright.pc
$(BUILD)/certwright.pc:
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' '' \
	    'Name: certwright' 'Description: X.509 certificates from scratch' \
	    'Version: $(VERSION)' 'Libs: -L"$${libdir}" -lcertwright -lgmp' \
	    'Cflags: -I"$${includedir}"' > $@

# --- tests -----------------------------------------------------------------------------

# One Check program for each folder of the library.
define TEST_PROGRAM
$(BUILD)/tests/run-$(1): $$(call OBJECTS,$$(wildcard tests/$(1)/*.c) $$(TEST_SHARED_$(1)) $$(TEST_SUPPORT)) $$(LIBRARY)
	$$(CC) $$(ALL_CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(shell pkg-config --libs check) -lgmp
.PHONY: check-$(1)
check-$(1): $(BUILD)/tests/run-$(1)
	$(BUILD)/tests/run-$(1)
endef
$(foreach folder,$(TEST_FOLDERS),$(eval $(call TEST_PROGRAM,$(folder))))

# Key types of their own, in a table that takes the place of the library's: in unit tests, and
# in the whole program.
TOY_KEYS := $(call OBJECTS,tests/toy/toy_key.c tests/toy/toy_types.c)
$(BUILD)/tests/run-toy: $(call OBJECTS,tests/toy/toy.c tests/toy/suites.c $(TEST_SUPPORT)) $(TOY_KEYS) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs check) -lgmp

$(BUILD)/tests/certwright-toy: $(call OBJECTS,$(PROGRAM_SOURCES)) $(PAGE_OBJECTS) $(TOY_KEYS) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp $(shell pkg-config --libs jansson)

.PHONY: check-toy
check-toy: $(BUILD)/tests/run-toy
	$<

# What decides, of tools/make, without the rest of tools/: it reads no file and prints nothing.
DECIDING := $(patsubst %,tools/make/%.c,authority_judge decision draft grant requested)
$(BUILD)/tests/run-make: $(call OBJECTS,$(wildcard tests/make/*.c) tests/x509/fixture.c $(TEST_SUPPORT) $(DECIDING)) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs check) -lgmp

.PHONY: check-make
check-make: $(BUILD)/tests/run-make
	$<

.PHONY: check-unit
check-unit: $(addprefix check-,$(TEST_FOLDERS)) check-toy check-make

# Writes the chains of tests/vectors/x509/chains.txt as files.
CHAINS := $(BUILD)/tests/make-chains
$(CHAINS): $(call OBJECTS,$(wildcard tests/chains/*.c) tests/support/notation.c) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

.PHONY: check-program
check-program: $(PROGRAM) $(BUILD)/tests/certwright-toy $(BUILD)/tests/make-piles $(BUILD)/tests/run-measured $(CHAINS) $(BUILD)/tests/hostile_names $(BUILD)/tests/masked \
        $(if $(filter Linux,$(shell uname -s)),$(BUILD)/tests/run-leftovers)
	TOY='$(abspath $(BUILD))/tests/certwright-toy' MAKE_PILES='$(abspath $(BUILD))/tests/make-piles' MAKE_CHAINS='$(abspath $(CHAINS))' \
	    MEASURE='$(abspath $(BUILD))/tests/run-measured' \
	    LEFTOVERS='$(abspath $(BUILD))/tests/run-leftovers' \
	    HOSTILE_NAMES='$(abspath $(BUILD))/tests/hostile_names' \
	    MASKED='$(abspath $(BUILD))/tests/masked' \
	    VECTORS='$(VECTORS)' ROOTS='$(ROOTS)' tests/tools/run.sh $(RUN_PROGRAM)

.PHONY: check
check: check-unit check-program ## run the unit tests and the tests of the program

# In roots that tests/roots.sh makes under build/roots, or in DEBIAN_ROOTS; as root. Unit tests with
# short loops, and scripts of the program; ALL=1 runs also those that take minutes.
.PHONY: check-debian13 check-i386
check-debian13: ## build and check in a root of Debian 13, short loops
	tests/check_in_root.sh trixie
check-i386: ## build and check in a root of 32-bit Debian 12, short loops
	tests/check_in_root.sh i386

.PHONY: check-browser
check-browser: $(PROGRAM) ## look at the pages of explain --html in headless Chromium
	tests/browser/run.sh $(RUN_PROGRAM)

# Each kernel alone, which does nothing where the processor has it not; "portable" is the
# reference.
KERNELS := portable sha-ni sha-avx512 ifma-pair ifma-public ifma-lanes
KERNEL_TESTS := cpu sha bignum rsa ec
.PHONY: check-kernels
check-kernels: $(addprefix $(BUILD)/tests/run-,$(TEST_FOLDERS)) ## run the unit tests once per kernel
	@for kernel in $(KERNELS); do for folder in $(KERNEL_TESTS); do \
	    echo "kernel $$kernel: $$folder"; \
	    CERTWRIGHT_KERNELS=$$kernel $(BUILD)/tests/run-$$folder || exit 1; done; done

# Cases of x509-limbo, BetterTLS, NIST PKITS and Wycheproof in a folder that CORPORA names; they are not kept here.
.PHONY: check-corpora
check-corpora: $(PROGRAM) ## run path-validation cases and known answers of other projects, in CORPORA
	tests/corpora.sh $(RUN_PROGRAM) '$(or $(CORPORA),$(error check-corpora: want CORPORA=FOLDER))'
	tests/corpora_kat.sh $(RUN_PROGRAM) '$(CORPORA)'

.PHONY: layers
layers: $(call OBJECTS,$(LIBRARY_SOURCES) $(PROGRAM_SOURCES)) ## check that no #include crosses the layers, and that nothing goes in circles
	tests/layers.sh .
	@tests/circles.sh $^

.PHONY: lint
lint: ## check format, length of functions, scripts, the manual page; run cppcheck
	@echo 'clang-format: $(words $(C_FILES)) files'
	@clang-format --dry-run -Werror $(C_FILES)
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr --enable=warning,portability \
	    -D_DEFAULT_SOURCE -DCERTWRIGHT_VERSION='"$(VERSION)"' \
	    $(LIBRARY_FOLDERS) tools
	shellcheck $(SH_FILES)
	mandoc -T lint -W warning docs/certwright.1
	tests/lengths.sh .

.PHONY: format
format: ## bring every C file into the project's format
	clang-format -i $(C_FILES)

# What takes minutes runs on all processors.
JOBS ?= $(shell nproc 2>/dev/null || echo 1)

SANITIZERS := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
SANITIZED   = $(MAKE) BUILD=build/sanitize PROGRAM=build/sanitize/certwright HARDEN= \
              CFLAGS='$(SANITIZERS)'
# clang finds some that gcc does not, an offset from a null pointer among them: it runs the
# unit tests too, and the scripts whose files are the most damaged.
SANITIZED_BY_CLANG = $(MAKE) BUILD=build/sanitize-clang PROGRAM=build/sanitize-clang/certwright \
                     HARDEN= CC=clang CFLAGS='-O1 -g -fsanitize=undefined -fno-sanitize-recover=all'
# What is not here is slow, and runs much the same code as what is.
SANITIZED_SCRIPTS := hostile mutations options keygen request issue quick show output overwrite verify trust curves pkits piles \
                     chains explain explain_html masking trace_make
.PHONY: sanitize
sanitize: ## run the tests under AddressSanitizer and UndefinedBehaviorSanitizer
	CERTWRIGHT_TEST_QUICK=1 $(SANITIZED) -j$(JOBS) all check-unit
	SCRIPTS='$(SANITIZED_SCRIPTS)' $(SANITIZED) check-program
	CERTWRIGHT_TEST_QUICK=1 $(SANITIZED_BY_CLANG) -j$(JOBS) all check-unit
	SCRIPTS='hostile mutations show' $(SANITIZED_BY_CLANG) check-program

MEMCHECK := valgrind -q --error-exitcode=99 --leak-check=full
.PHONY: memcheck $(addprefix memcheck-,$(TEST_FOLDERS))
memcheck: $(addprefix $(BUILD)/tests/run-,$(TEST_FOLDERS)) ## run the unit tests under valgrind
	$(MAKE) -j$(JOBS) $(addprefix memcheck-,rsa $(filter-out rsa,$(TEST_FOLDERS)))
$(addprefix memcheck-,$(TEST_FOLDERS)): memcheck-%: $(BUILD)/tests/run-%
	CK_FORK=no CERTWRIGHT_TEST_QUICK=1 $(MEMCHECK) $<

$(BUILD)/tests/make-piles: $(call OBJECTS,$(wildcard tests/piles/*.c)) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

$(BUILD)/tests/run-measured: $(BUILD)/tests/measure/measure.o
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/tests/run-leftovers: $(BUILD)/tests/leftovers/leftovers.o
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/tests/hostile_names: $(BUILD)/tests/hostile/names.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

$(BUILD)/tests/masked: $(call OBJECTS,$(wildcard tests/masking/*.c) tests/support/private_keys.c) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^

# Each program marks secrets undefined, and valgrind reports what depends on them.
$(BUILD)/tests/padding: $(BUILD)/tests/constant_time/padding.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

$(BUILD)/tests/private_operation: $(call OBJECTS,tests/constant_time/private_operation.c \
        tests/constant_time/lanes_in_c.c) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

$(BUILD)/tests/montgomery: $(call OBJECTS,tests/constant_time/montgomery.c \
        tests/bignum/montgomery_in_c.c) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

$(BUILD)/tests/curves: $(BUILD)/tests/constant_time/curves.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

$(BUILD)/tests/lanes: $(BUILD)/tests/constant_time/lanes.o
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/tests/curve25519: $(BUILD)/tests/constant_time/curve25519.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp

.PHONY: check-constant-time
check-constant-time: $(addprefix $(BUILD)/tests/,padding private_operation montgomery lanes curves curve25519) ## look for branches on secrets, with valgrind
	tests/constant_time/run.sh $(BUILD)/tests/padding oaep pkcs1 control
	tests/constant_time/run.sh $(BUILD)/tests/private_operation portable kernel batch control
	tests/constant_time/run.sh $(BUILD)/tests/montgomery portable kernel control
	tests/constant_time/run.sh $(BUILD)/tests/lanes base2 power miller_rabin control
	tests/constant_time/run.sh $(BUILD)/tests/curves sign deterministic nonce ecdh keygen key control
	tests/constant_time/run.sh $(BUILD)/tests/curve25519 keygen sign deterministic derive control

$(BUILD)/tests/timing: $(BUILD)/tests/constant_time/timing.o $(BUILD)/tests/constant_time/timing_kernels.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp -lm

$(BUILD)/tests/timing_curves: $(BUILD)/tests/constant_time/timing.o $(BUILD)/tests/constant_time/timing_curves.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp -lm

$(BUILD)/tests/timing_curve25519: $(BUILD)/tests/constant_time/timing.o $(BUILD)/tests/constant_time/timing_curve25519.o $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp -lm

# A quiet machine is needed: what else runs on it shows in the times.
.PHONY: check-timing
check-timing: $(addprefix $(BUILD)/tests/,timing timing_curves timing_curve25519) ## compare the times of secrets, by Welch's t (some minutes)
	$(BUILD)/tests/timing
	$(BUILD)/tests/timing_curves
	$(BUILD)/tests/timing_curve25519

# Needs clang with libFuzzer; TIME=10 is seconds for each target, ONLY='path crl' are some of
# them. tests/fuzz/README.md says what each asks.
.PHONY: fuzz
fuzz: ## fuzz every reader and writer, with clang's libFuzzer and sanitizers
	@$(MAKE) -s -f tests/fuzz/fuzz.mk run-fuzz

# With the cbmc on the PATH, or that of CBMC_ROOT, a folder for chroot(8), or else that of
# Debian 13 in a root that tests/roots.sh makes; that takes root. SLOW=1 proves all.
.PHONY: prove
prove: ## prove with CBMC what docs/proofs.md lists (two minutes)
	tests/proofs/run.sh

.PHONY: prove-red
prove-red: ## break a bound in each of these proofs, and see it fail (three minutes)
	tests/proofs/run.sh --broken

.PHONY: coverage
coverage: ## measure which lines the tests reach
	$(MAKE) BUILD=build/coverage PROGRAM=build/coverage/certwright HARDEN= \
	    CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage check
	gcovr --root . --object-directory build/coverage --exclude 'tests/.*' --print-summary

# Mutants of certificates, CRLs and requests: what is accepted here, OpenSSL can read. Random keys,
# signatures and secrets on curves are the same here and by OpenSSL. SEED=N chooses others,
# MUTANTS=N and OPERATIONS=N how many.
$(BUILD)/tests/run-oracle: $(call OBJECTS,$(wildcard tests/oracle/*.c) $(TEST_SUPPORT)) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(shell pkg-config --libs libcrypto check) -lgmp

.PHONY: check-oracle
check-oracle: $(BUILD)/tests/run-oracle ## compare strict reading and curves with OpenSSL's: 20,000 mutants, 200 keys
	SEED='$(SEED)' MUTANTS='$(MUTANTS)' OPERATIONS='$(OPERATIONS)' $<

# Keys on curves in files, of python3-cryptography-vectors and, if there are such, of other
# projects' in CORPORA.
.PHONY: check-key-files
check-key-files: $(PROGRAM) ## compare what is read of keys on curves in public collections with OpenSSL's
	tests/oracle/key_files.sh $(RUN_PROGRAM) '$(VECTORS)/asymmetric' '$(VECTORS)/x509' \
	    $(foreach each,peers certs field containers,$(and $(CORPORA),'$(CORPORA)/$(each)'))

.PHONY: interop
interop: $(PROGRAM) $(CHAINS) check-oracle check-key-files ## work with OpenSSL, GnuTLS, NSS, nginx and curl, both ways
	MAKE_CHAINS='$(abspath $(CHAINS))' tests/interop/run.sh $(RUN_PROGRAM)

.PHONY: interop-messages
interop-messages: $(PROGRAM) ## the same for 200 random messages of each kind (a quarter of an hour)
	MESSAGES=200 tests/interop/run.sh $(RUN_PROGRAM) messages

.PHONY: interop-more
interop-more: $(PROGRAM) ## the chains of all types of keys with Java, Go and Chromium too
	tests/interop/run.sh $(RUN_PROGRAM) curves_more

# Not part of `all` or `check`: it links other libraries. QUICK=1 takes two minutes;
# ONLY='hash rsa' measures some subjects (hash, rsa, ec, ed, keygen, x509, processes).
.PHONY: bench
bench: ## compare the speed with OpenSSL, GnuTLS, nettle, Mbed TLS and Botan
	@$(MAKE) -s -f tests/bench/bench.mk run-bench

.PHONY: demo
demo: $(PROGRAM) ## from a key to a certificate that OpenSSL accepts, step by step
	tools/demo.sh $(RUN_PROGRAM)

# --- installation ----------------------------------------------------------------------

.PHONY: install
install: all ## install under $(DESTDIR)$(PREFIX)
	install -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(LIBDIR)/pkgconfig' '$(DESTDIR)$(MANDIR)/man1'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(BINDIR)/certwright'
	install -m 644 $(LIBRARY) '$(DESTDIR)$(LIBDIR)/libcertwright.a'
	install -m 644 $(BUILD)/certwright.pc '$(DESTDIR)$(LIBDIR)/pkgconfig/certwright.pc'
	install -m 644 docs/certwright.1 '$(DESTDIR)$(MANDIR)/man1/certwright.1'
	for header in $(LIBRARY_HEADERS); do \
	    install -D -m 644 $$header '$(DESTDIR)$(INCLUDEDIR)/certwright'/$$header || exit 1; done

.PHONY: clean
clean: ## remove everything that was built
	rm -rf build $(PROGRAM)

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 24
