/* padding.c -- decoding under valgrind with the padded block marked undefined: memcheck
 * then reports every branch and every address that depends on it. There must be no
 * report in the checks of OAEP and PKCS#1 v1.5; what is released on purpose (the
 * verdict, the length) is marked defined first, as its contract says. "control" decodes
 * as one would without care, and must be reported. Run by tests/constant_time/run.sh. */
#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>

#include "rsa/oaep.h"
#include "rsa/pkcs1_encryption.h"

#define BLOCK_LENGTH 256

/* The blocks: right ones, and wrong in the first octet, at the separator, everywhere. */
#define VARIANTS 4

static void make_pkcs1_block(uint8_t block[BLOCK_LENGTH], unsigned variant)
{
    memset(block, 0xa5, BLOCK_LENGTH);
    block[0] = variant == 1;
    block[1] = 2;
    block[100] = variant == 2;
    if (variant == 3)
        memset(block, 0, BLOCK_LENGTH);
}

static void run_pkcs1(unsigned variant)
{
    uint8_t block[BLOCK_LENGTH], synthetic[BLOCK_LENGTH] = {0}, message[BLOCK_LENGTH];
    size_t synthetic_length = 20, offset;
    make_pkcs1_block(block, variant);
    VALGRIND_MAKE_MEM_UNDEFINED(block, sizeof block);
    VALGRIND_MAKE_MEM_UNDEFINED(synthetic, sizeof synthetic);
    VALGRIND_MAKE_MEM_UNDEFINED(&synthetic_length, sizeof synthetic_length);
    size_t good = rsa_decode_pkcs1(block, BLOCK_LENGTH, synthetic_length, &offset);
    VALGRIND_MAKE_MEM_DEFINED(&offset, sizeof offset); /* the length is released */
    rsa_select_pkcs1(good, block, synthetic, BLOCK_LENGTH, offset, message);
}

static void run_oaep(unsigned variant)
{
    uint8_t block[BLOCK_LENGTH];
    size_t offset;
    struct rsa_oaep_parameters parameters = {&hash_sha256, &hash_sha256, NULL, 0};
    for (size_t i = 0; i < sizeof block; i++)
        block[i] = (uint8_t)(i * 7 + variant);
    VALGRIND_MAKE_MEM_UNDEFINED(block, sizeof block);
    size_t good = rsa_decode_oaep(&parameters, block, sizeof block, &offset);
    VALGRIND_MAKE_MEM_DEFINED(&good, sizeof good); /* the verdict is released */
    printf("oaep %u: %s\n", variant, good != 0 ? "right" : "wrong");
}

/* Looks for the separator as in a textbook. */
static void run_control(unsigned variant)
{
    uint8_t block[BLOCK_LENGTH];
    make_pkcs1_block(block, variant);
    VALGRIND_MAKE_MEM_UNDEFINED(block, sizeof block);
    size_t i = 2;
    while (i < BLOCK_LENGTH && block[i] != 0)
        i++;
    VALGRIND_MAKE_MEM_DEFINED(&i, sizeof i);
    printf("control %u: separator at %zu\n", variant, i);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (!RUNNING_ON_VALGRIND) {
        fputs("padding: run this under valgrind\n", stderr);
        return 2;
    }
    for (unsigned variant = 0; variant < VARIANTS; variant++) {
        if (strcmp(what, "oaep") == 0)
            run_oaep(variant);
        else if (strcmp(what, "pkcs1") == 0)
            run_pkcs1(variant);
        else if (strcmp(what, "control") == 0)
            run_control(variant);
        else
            return 2;
    }
    return 0;
}
