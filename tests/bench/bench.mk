# bench.mk -- the benchmark against peers; `make bench` in the root calls it. It is a file
# of its own, so that no other target asks which peers there are.
include Makefile

BENCH         := $(BUILD)/tests/bench/bench
BENCH_SOURCES := $(addprefix tests/bench/,main.c measure.c table.c contender.c bench_key.c \
                     material.c hash_rows.c rsa_rows.c ec_rows.c ed_rows.c keygen_rows.c \
                     keygen_child.c x509_rows.c) \
                 $(wildcard tests/bench/ours_*.c) tests/piles/forge.c

# $(call PEER,NAME,files,flags for compiling,libraries)
define PEER
BENCH_SOURCES  += $$(wildcard tests/bench/$(2)_*.c)
BENCH_CPPFLAGS += -DBENCH_$(1) $$(subst -I,-isystem ,$(3))
BENCH_LIBS     += $(4)
endef

package_flags = $(shell pkg-config --cflags $(1) 2>/dev/null)
package_libs  = $(shell pkg-config --libs $(1) 2>/dev/null)
first_package = $(firstword $(foreach name,$(1),$(shell pkg-config --exists $(name) && echo $(name))))

ifneq ($(call first_package,libcrypto),)
$(eval $(call PEER,OPENSSL,openssl,$(call package_flags,libcrypto),$(call package_libs,libcrypto)))
endif
ifneq ($(call first_package,gnutls),)
$(eval $(call PEER,GNUTLS,gnutls,$(call package_flags,gnutls),$(call package_libs,gnutls)))
endif
ifneq ($(call first_package,hogweed),)
$(eval $(call PEER,NETTLE,nettle,$(call package_flags,hogweed),$(call package_libs,hogweed nettle)))
endif
# Debian 12 has no .pc file for Mbed TLS.
MBEDTLS_LIBS := -lmbedx509 -lmbedcrypto
ifeq ($(shell printf '\043include <mbedtls/x509_crt.h>\nint main(void) { return 0; }\n' | \
    $(CC) -xc - -o /dev/null $(MBEDTLS_LIBS) 2>/dev/null && echo yes),yes)
$(eval $(call PEER,MBEDTLS,mbedtls,,$(MBEDTLS_LIBS)))
endif
BOTAN_PACKAGE := $(call first_package,botan-3 botan-2)
ifneq ($(BOTAN_PACKAGE),)
$(eval $(call PEER,BOTAN,botan,$(call package_flags,$(BOTAN_PACKAGE)),$(call package_libs,$(BOTAN_PACKAGE))))
endif

# The table of contenders is built anew each time: packages come and go.
BENCH_OBJECTS := $(call OBJECTS,$(BENCH_SOURCES))
$(BENCH_OBJECTS): ALL_CPPFLAGS += -DBENCH_VERSION='"$(VERSION)"' $(BENCH_CPPFLAGS)
.PHONY: FORCE
$(BUILD)/tests/bench/contender.o: FORCE

$(BENCH): $(BENCH_OBJECTS) $(LIBRARY)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(BENCH_LIBS) -lgmp

-include $(BENCH_OBJECTS:.o=.d)

# Its own path tells the program where to find itself once more, so it has a slash in it.
.PHONY: run-bench
run-bench: $(BENCH) $(PROGRAM)
ifneq ($(or $(if $(ONLY),,all),$(filter-out processes,$(ONLY))),)
	@$(abspath $(BENCH)) $(if $(QUICK),--quick) $(filter-out processes,$(ONLY))
endif
ifneq ($(or $(if $(ONLY),,all),$(filter processes,$(ONLY))),)
	@tests/bench/processes.sh $(PROGRAM) $(if $(QUICK),--quick)
endif
