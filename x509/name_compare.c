/* name_compare.c -- comparing names, RFC 5280 section 7.1.
 * Invariants: (1) names that are equal have the same hash; (2) equality is reflexive,
 * symmetric and transitive, whatever the octets, so that a set is matched by taking the
 * first partner that fits; (3) each attribute is compared with NAME_RDN_ATTRIBUTES_MAX
 * others at most. */
#include "name_compare.h"

#include "../asn1/der_string.h"
#include "../asn1/text.h"
#include "name.h"

/* FNV-1a for 64 bits. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

/* The characters of a string as they are compared. */
struct characters {
    uint8_t tag;
    struct bytes contents;
    size_t position;
    bool has_begun; /* something that is no white space was there */
};

static struct characters characters_of(const struct name_attribute *attribute)
{
    struct characters c = {.tag = attribute->tag, .contents = attribute->contents};
    return c;
}

/* RFC 4518 2.2 maps these controls to SPACE. */
static bool is_space(int32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The next character after case is folded and white space made one space, or none at
 * both ends. */
static int32_t next_character(struct characters *c)
{
    size_t before = c->position;
    int32_t character = der_string_next(c->tag, c->contents, &c->position);
    bool is_gap = is_space(character);
    while (is_space(character)) {
        before = c->position;
        character = der_string_next(c->tag, c->contents, &c->position);
    }
    if (is_gap && c->has_begun && character != DER_STRING_END) {
        c->position = before;
        return ' ';
    }
    c->has_begun = true;
    return text_to_lower(character);
}

/* An octet that is no character matches nothing: what stands in its place may be
 * another one. */
static bool string_equal(const struct name_attribute *a, const struct name_attribute *b)
{
    struct characters in_a = characters_of(a), in_b = characters_of(b);
    for (;;) {
        int32_t c = next_character(&in_a);
        if (c != next_character(&in_b) || c == DER_STRING_INVALID)
            return false;
        if (c == DER_STRING_END)
            return true;
    }
}

static bool attribute_equal(const struct name_attribute *a,
                            const struct name_attribute *b)
{
    if (!bytes_equal(a->type, b->type))
        return false;
    return bytes_equal(a->element, b->element) ||
           (der_tag_is_string(a->tag) && der_tag_is_string(b->tag) &&
            string_equal(a, b));
}

/* Attributes of one RelativeDistinguishedName: all, or as many as are compared as a
 * set. */
struct rdn_part {
    struct name_attribute attributes[NAME_RDN_ATTRIBUTES_MAX];
    size_t count;
    bool starts_rdn;
};

/* Sets PART to the next part of the name; false at its end. */
static bool next_part(struct name_walk *walk, struct rdn_part *part)
{
    part->count = 0;
    do {
        if (!name_walk_next(walk, &part->attributes[part->count]))
            break;
        part->count++;
    } while (part->count < NAME_RDN_ATTRIBUTES_MAX && !der_at_end(&walk->attributes));
    part->starts_rdn = part->count > 0 && part->attributes[0].starts_rdn;
    return part->count > 0;
}

static bool part_equal(const struct rdn_part *a, const struct rdn_part *b)
{
    bool taken[NAME_RDN_ATTRIBUTES_MAX] = {false};
    if (a->count != b->count || a->starts_rdn != b->starts_rdn)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = 0;
        while (j < b->count &&
               (taken[j] || !attribute_equal(&a->attributes[i], &b->attributes[j])))
            j++;
        if (j == b->count)
            return false;
        taken[j] = true;
    }
    return true;
}

/* Walks over BASE and, beside it, over NAME, and leaves NAME_WALK behind what was
 * equal. False at a difference. */
static bool begins_with(struct name_walk *name_walk, struct bytes name,
                        struct bytes base)
{
    struct name_walk base_walk;
    struct rdn_part name_part, base_part;
    name_walk_begin(name_walk, name);
    name_walk_begin(&base_walk, base);
    while (next_part(&base_walk, &base_part))
        if (!next_part(name_walk, &name_part) || !part_equal(&name_part, &base_part))
            return false;
    return der_at_end(&name_walk->attributes);
}

bool name_equal(struct bytes a, struct bytes b)
{
    struct name_walk walk;
    struct name_attribute more;
    return bytes_equal(a, b) ||
           (begins_with(&walk, a, b) && !name_walk_next(&walk, &more));
}

bool name_is_within(struct bytes name, struct bytes base)
{
    struct name_walk walk;
    return begins_with(&walk, name, base);
}

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
    return (hash ^ number) * HASH_PRIME;
}

static uint64_t hash_octets(uint64_t hash, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++)
        hash = hash_number(hash, octets.data[i]);
    return hash;
}

static uint64_t hash_attribute(const struct name_attribute *attribute)
{
    uint64_t hash = hash_octets(HASH_START, attribute->type);
    if (!der_tag_is_string(attribute->tag))
        return hash_octets(hash, attribute->element);
    struct characters in = characters_of(attribute);
    for (int32_t c; (c = next_character(&in)) != DER_STRING_END;)
        hash = hash_number(hash, (uint32_t)c);
    return hash;
}

/* A sum does not depend on the order of the attributes it is made of. */
uint64_t name_hash(struct bytes name)
{
    struct name_walk walk;
    struct name_attribute attribute;
    uint64_t hash = HASH_START, sum = 0;
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute)) {
        if (attribute.starts_rdn) {
            hash = hash_number(hash, sum);
            sum = 0;
        }
        sum += hash_attribute(&attribute);
    }
    return hash_number(hash, sum);
}
