/* bench_key.c -- keys to work with. */
#include "bench_key.h"

#include "measure.h"
#include "keys/private_key.h"

#define SIZES 3

void bench_key(unsigned bits, struct encoded *key)
{
    static struct encoded keys[SIZES];
    static unsigned sizes[SIZES];
    size_t i = 0;
    while (i < SIZES && sizes[i] != 0 && sizes[i] != bits)
        i++;
    if (i == SIZES)
        bench_fail(NULL, NULL, "want keys of three sizes, have more");
    if (sizes[i] == 0 && !contenders[OURS].rsa->generate(bits, &keys[i]))
        bench_fail("key generation", "certwright", "failed");
    sizes[i] = bits;
    *key = keys[i];
}

bool bench_key_is_right(struct bytes der, unsigned bits)
{
    struct private_key key = {0};
    struct error error = {0};
    bool ok = private_key_parse(der, &key, &error) &&
              key.rsa.public_key.modulus_bits == bits &&
              key.rsa.public_key.public_exponent == 65537;
    private_key_wipe(&key);
    return ok;
}
