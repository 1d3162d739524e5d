/* show_json_facts.c -- what is said as JSON of a key that certwright computes with: its type,
 * how strong it is, and the numbers of a key on a curve. Numbers are big-endian, as long as
 * the curve has them. */
#include "../../keys/key_type.h"
#include "../../keys/private_key.h"
#include "show_json_facts.h"

static void put_hex(struct json_page *page, const char *name, const uint8_t *octets,
                    size_t length)
{
    json_write_hex(&page->writer, name, bytes_of(octets, length));
}

/* Writes a number that has its least significant byte first. */
static void put_reversed(struct json_page *page, const char *name,
                         const uint8_t octets[X25519_LENGTH])
{
    uint8_t reversed[X25519_LENGTH];
    for (size_t i = 0; i < sizeof reversed; i++)
        reversed[i] = octets[sizeof reversed - 1 - i];
    put_hex(page, name, reversed, sizeof reversed);
    explicit_bzero(reversed, sizeof reversed);
}

static void put_curve(struct json_page *page, const char *name, unsigned bits)
{
    json_write_text(&page->writer, "curve", name);
    json_write_integer(&page->writer, "bits", bits);
}

static void put_ec(struct json_page *page, const struct ec_public_key *key)
{
    uint8_t point[CURVE_POINT_LENGTH_MAX];
    curve_write_point(key->curve, &key->point, point);
    put_curve(page, key->curve->name, key->curve->bits);
    put_hex(page, "x", point + 1, key->curve->length);
    put_hex(page, "y", point + 1 + key->curve->length, key->curve->length);
}

/* RFC 8032 5.1.2: y, and in the topmost bit whether x is odd. */
static void put_ed25519(struct json_page *page, const struct ed25519_public_key *key)
{
    uint8_t y[ED25519_PUBLIC_LENGTH];
    memcpy(y, key->point, sizeof y);
    y[sizeof y - 1] &= 0x7f;
    put_curve(page, "edwards25519", 255);
    put_reversed(page, "y", y);
    json_write_boolean(&page->writer, "xIsOdd", key->point[sizeof y - 1] >= 0x80);
}

static void put_numbers(struct json_page *page, const struct public_key *key)
{
    if (key->type->curve != NULL) {
        put_ec(page, &key->ec);
    } else if (key->type == &key_type_ed25519) {
        put_ed25519(page, &key->ed25519);
    } else if (key->type == &key_type_x25519) {
        put_curve(page, "curve25519", 255);
        put_reversed(page, "u", key->x25519.u);
    }
}

static void put_facts(struct json_page *page, const struct public_key *key)
{
    struct key_strength strength = public_key_strength(key);
    json_write_text(&page->writer, "type",
                    key->type->curve != NULL ? "EC" : key->type->label);
    json_write_integer(&page->writer, "securityBits", strength.security_bits);
    json_write_text(&page->writer, "strength", strength.text);
    put_numbers(page, key);
}

void json_put_public_facts(struct json_page *page,
                           const struct subject_public_key_info *spki)
{
    struct public_key key;
    struct error ignored = {0};
    if (public_key_read(spki, &key, &ignored))
        put_facts(page, &key);
}

void json_put_private_facts(struct json_page *page, struct bytes der)
{
    struct private_key key;
    struct public_key public_key;
    struct error ignored = {0};
    if (private_key_parse(der, &key, &ignored)) {
        private_key_public(&key, &public_key);
        put_facts(page, &public_key);
        if (key.type->curve != NULL)
            put_hex(page, "d", key.ec.scalar, key.type->curve->length);
        else if (key.type == &key_type_ed25519)
            put_hex(page, "seed", key.ed25519.seed, sizeof key.ed25519.seed);
        else if (key.type == &key_type_x25519)
            put_reversed(page, "scalar", key.x25519.scalar);
    }
    private_key_wipe(&key);
}
