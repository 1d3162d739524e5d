# fuzz.mk -- the fuzz targets; `make fuzz` in the root calls it. It is a file of its own because
# everything, library and program, is built once more: by clang, with libFuzzer's counters and
# both sanitizers.
BUILD    := build/fuzz
FUZZ_CC  ?= clang
override CC := $(FUZZ_CC)
HARDEN   :=
SANITIZE := -O1 -g -Werror=implicit-function-declaration -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
CFLAGS   := $(SANITIZE) -fsanitize=fuzzer-no-link
comma    := ,
include Makefile

# Seconds for each target.
TIME ?= 60

# Those whose input is DER have a mutator that knows DER.
FUZZ_DER  := certificate path path_signed request crl private_key name general_name \
             name_constraints der notation schema explain show ecdsa_signature
FUZZ_TEXT := pem base64 oid peer_name kat ec_point ed25519
FUZZ_ALL  := $(FUZZ_DER) $(FUZZ_TEXT)
# Those that ask OpenSSL, too.
FUZZ_PEER := private_key ec_point ecdsa_signature ed25519
FUZZ_RUN  := $(or $(ONLY),$(FUZZ_ALL))

FUZZ_SUPPORT := $(call OBJECTS,$(addprefix tests/fuzz/,fuzz.c document.c key_oracle.c rsa_oracle.c \
                    replay.c plain_names.c))
FUZZ_MUTATOR := $(BUILD)/tests/fuzz/der_mutator.o
PEER_SUPPORT := $(call OBJECTS,tests/oracle/curve_peer.c tests/fuzz/curve_oracle.c)
FUZZ_SOURCES := $(wildcard tests/fuzz/*.c) tests/oracle/curve_peer.c

# What the oracles do is no reason to keep an input: they have no counters.
$(BUILD)/tests/fuzz/%.o $(BUILD)/tests/oracle/%.o: CFLAGS := $(SANITIZE)

# All of the program but main.
FUZZ_TOOLS := $(BUILD)/libtools.a
$(FUZZ_TOOLS): $(call OBJECTS,$(filter-out tools/main.c,$(PROGRAM_SOURCES))) $(PAGE_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

# $(call FUZZ_PROGRAM,NAME,objects of its own,options for the linker,libraries of its own)
define FUZZ_PROGRAM
$(BUILD)/bin/$(1): $(2) $(FUZZ_SUPPORT) $(FUZZ_TOOLS) $(LIBRARY)
	@mkdir -p $$(@D)
	$$(CC) $$(ALL_CFLAGS) -fsanitize=fuzzer -Wl,--wrap=signature_make $(3) $$(LDFLAGS) -o $$@ $$^ \
	    -lgmp $$(shell pkg-config --libs jansson $(4))
endef
object = $(BUILD)/tests/fuzz/$(1).o
mutator = $(if $(filter $(1),$(FUZZ_DER)),$(FUZZ_MUTATOR))
$(foreach name,$(filter-out path_signed $(FUZZ_PEER),$(FUZZ_DER) $(FUZZ_TEXT)), \
    $(eval $(call FUZZ_PROGRAM,$(name),$(call object,$(name)) $(call mutator,$(name)))))
$(foreach name,$(FUZZ_PEER), \
    $(eval $(call FUZZ_PROGRAM,$(name),$(call object,$(name)) $(call mutator,$(name)) $(PEER_SUPPORT),,libcrypto)))
$(eval $(call FUZZ_PROGRAM,path_signed,$(call object,path) $(call object,true_signatures) \
    $(FUZZ_MUTATOR),-Wl$(comma)--wrap=signature_check))

# The program, and what writes the seeds: without libFuzzer.
$(BUILD)/bin/certwright: $(BUILD)/tools/main.o $(FUZZ_TOOLS) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp $(shell pkg-config --libs jansson)

$(BUILD)/bin/make-seeds: $(call object,make_seeds) $(FUZZ_TOOLS) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ -lgmp $(shell pkg-config --libs jansson)

-include $(patsubst %.c,$(BUILD)/%.d,$(FUZZ_SOURCES))

.PHONY: build-fuzz
build-fuzz: $(addprefix $(BUILD)/bin/,$(FUZZ_RUN) make-seeds certwright) $(CHAINS)

.PHONY: run-fuzz
run-fuzz:
	@$(MAKE) -s -f tests/fuzz/fuzz.mk -j$(JOBS) build-fuzz
	@VECTORS='$(VECTORS)' ROOTS='$(ROOTS)' tests/fuzz/seeds.sh $(BUILD)
	@JOBS='$(JOBS)' tests/fuzz/run.sh $(BUILD) $(TIME) $(FUZZ_RUN)
