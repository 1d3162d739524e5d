/* sign.c -- signatures. A right one is made by x509/signed.h. The library refuses to make
 * most wrong ones, and those over SHA-1: they are made here of RSA's bare operation. */
#include "keys/key_type.h"
#include "sign.h"

#include "asn1/der_values.h"
#include "keys.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"
#include "values.h"
#include "x509/signed.h"

/* Blinding and salts need no secrecy here, but must be the same on each run: the numbers of
 * a linear congruential generator (Knuth's MMIX). */
static bool fill_counting(struct random_source *source, uint8_t *octets, size_t length)
{
    static uint64_t state = 1;
    (void)source;
    for (size_t i = 0; i < length; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        octets[i] = (uint8_t)(state >> 56);
    }
    return true;
}

static struct random_source counting = {fill_counting};

static struct signature_algorithm algorithm_of(const char *text)
{
    struct signature_wish wish = {.pss = strncmp(text, "pss-", 4) == 0};
    const struct public_key any = {.type = &key_type_rsa};
    struct signature_algorithm algorithm;
    struct error error = {0};
    text += wish.pss ? 4 : 0;
    wish.hash = hash_by_name(values_is_notation(text) ? "sha256" : text);
    if (wish.hash == NULL || !signature_choose(&any, &wish, &algorithm, &error))
        table_die("no hash is called \"%s\"", text);
    return algorithm;
}

void write_algorithm(struct der_writer *writer, const char *text)
{
    struct signature_algorithm algorithm = algorithm_of(text);
    if (values_is_notation(text))
        write_notation(writer, text);
    else
        signature_algorithm_write(writer, &algorithm);
}

/* --- octets in the place of others ------------------------------------------------------- */

/* Copies OCTETS with the one place where they hold what TEXT, "{A} -> {B}", has first
 * replaced by what it has second. */
static void write_replaced(struct der_writer *writer, struct bytes octets, char *text)
{
    struct der_writer old = {0}, new = {0};
    char *arrow = strstr(text, " -> ");
    size_t found = 0, position = 0;
    if (arrow == NULL)
        table_die("want {OCTETS} -> {OCTETS}, have \"%s\"", text);
    *arrow = '\0';
    write_notation(&old, text);
    write_notation(&new, arrow + 4);
    for (size_t i = 0; i + old.length <= octets.length; i++)
        if (memcmp(octets.data + i, old.data, old.length) == 0) {
            position = i;
            found++;
        }
    if (found != 1)
        table_die("the octets to replace are there %zu times: %s", found, text);
    der_write_raw(writer, bytes_of(octets.data, position));
    der_write_raw(writer, finish(&new));
    position += old.length;
    der_write_raw(writer, bytes_of(octets.data + position, octets.length - position));
    der_writer_clear(&old);
    der_writer_clear(&new);
}

/* Applies all settings WORD of OBJECT to what WRITER holds. */
static void replace_all(struct der_writer *writer, const struct object *object,
                        const char *word)
{
    char text[CHAIN_TEXT_MAX];
    for (size_t i = 0; i < object->setting_count; i++) {
        struct der_writer replaced = {0};
        if (strcmp(object->settings[i].word, word) != 0)
            continue;
        write_replaced(&replaced, finish(writer),
                       text_copy(text, object->settings[i].value));
        der_writer_clear(writer);
        *writer = replaced;
    }
}

/* --- signatures -------------------------------------------------------------------------- */

static const struct private_key *signer_of(const struct chain *chain,
                                           const struct object *object)
{
    const char *signer = object_get(object, "signer");
    const char *issuer = object_get(object, "issuer");
    if (signer == NULL)
        signer = object_need(chain_object(chain, issuer), "key");
    return key_get(signer);
}

/* EMSA-PKCS1-v1_5 with another DigestInfo (RFC 8017 section 9.2). */
static void encode_digest_info(uint8_t *encoded, size_t length, struct bytes info)
{
    if (info.length + 11 > length)
        table_die("digestInfo: too long");
    memset(encoded, 0xff, length);
    encoded[0] = 0;
    encoded[1] = 1;
    encoded[length - info.length - 1] = 0;
    memcpy(encoded + length - info.length, info.data, info.length);
}

/* The padded block: by the setting "encoded", what it says and zeros behind it; by
 * "digestInfo"; or as it should be. */
static void encode(const struct object *object, const struct hash *hash,
                   const uint8_t *digest, uint8_t *encoded, size_t length)
{
    const char *whole = object_get(object, "encoded");
    const char *info = object_get(object, "digestInfo");
    struct der_writer scratch = {0};
    if (whole != NULL) {
        write_notation(&scratch, whole);
        if (scratch.length > length)
            table_die("encoded: too long");
        memset(encoded, 0, length);
        memcpy(encoded, scratch.data, scratch.length);
    } else if (info != NULL) {
        write_notation(&scratch, info);
        encode_digest_info(encoded, length, finish(&scratch));
    } else if (rsa_encode_pkcs1(hash, digest, encoded, length) != RSA_OK) {
        table_die("%s: encoding failed", object->name);
    }
    der_writer_clear(&scratch);
}

/* The signature as a BIT STRING. */
static void write_signature(struct der_writer *writer, const struct object *object,
                            const struct private_key *key, struct bytes tbs)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], encoded[RSA_MODULUS_LENGTH_MAX],
        signature[RSA_MODULUS_LENGTH_MAX];
    const char *setting = object_get(object, "signature");
    struct signature_algorithm algorithm =
        algorithm_of(object_need(object, "algorithm"));
    size_t length = key->rsa.public_key.modulus_length;
    if (setting != NULL && values_is_notation(setting)) {
        write_notation(writer, setting);
        return;
    }
    hash_digest(algorithm.hash, tbs.data, tbs.length, digest);
    values_define("digest", bytes_of(digest, algorithm.hash->digest_length));
    encode(object, algorithm.hash, digest, encoded, length);
    if (rsa_private_operation(&key->rsa, &counting, encoded, signature) != RSA_OK)
        table_die("%s: signing failed", object->name);
    if (setting != NULL && strcmp(setting, "flipped") == 0)
        signature[length / 2] ^= 1;
    der_write_bit_octets(writer, bytes_of(signature, length));
}

/* The three parts, each by itself, and then as the setting "whole" puts them together. */
static void write_parts(struct der_writer *writer, const struct object *object,
                        const struct private_key *key, struct bytes tbs)
{
    struct der_writer algorithm = {0}, signature = {0};
    const char *whole = object_get(object, "whole");
    define_modulus(&key->rsa.public_key, "signer_modulus", "signer_head",
                   "signer_tail");
    write_algorithm(&algorithm, object_need(object, "algorithm"));
    write_signature(&signature, object, key, tbs);
    values_define("tbs", tbs);
    values_define("outer", finish(&algorithm));
    values_define("signature", finish(&signature));
    write_notation(writer, whole != NULL ? whole : "{30{ $tbs $outer $signature }}");
    der_writer_clear(&algorithm);
    der_writer_clear(&signature);
}

static bool is_plain(const struct object *object)
{
    static const char *const words[] = {"signature", "digestInfo", "encoded", "whole"};
    const char *algorithm = object_need(object, "algorithm");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (object_get(object, words[i]) != NULL)
            return false;
    return !values_is_notation(algorithm) &&
           !algorithm_of(algorithm).hash->is_for_verifying_only;
}

void write_signed(struct der_writer *writer, const struct chain *chain,
                  const struct object *object, struct bytes tbs)
{
    const struct private_key *key = signer_of(chain, object);
    struct der_writer altered = {0}, made = {0};
    struct error error = {0};
    der_write_raw(&altered, tbs);
    replace_all(&altered, object, "alter");
    if (is_plain(object)) {
        struct signature_algorithm algorithm =
            algorithm_of(object_need(object, "algorithm"));
        struct key_signer prepared;
        struct signer signer = {&prepared, &algorithm};
        size_t start = signed_begin(&made);
        key_signer_begin(&prepared, key, &counting);
        der_write_raw(&made, finish(&altered));
        signed_end(&made, start, &signer, &error);
        key_signer_end(&prepared);
    } else {
        write_parts(&made, object, key, finish(&altered));
    }
    if (error.kind != ERROR_NONE)
        table_die("%s: %s", object->name, error.message);
    replace_all(&made, object, "spoil");
    der_write_raw(writer, finish(&made));
    der_writer_clear(&altered);
    der_writer_clear(&made);
}
