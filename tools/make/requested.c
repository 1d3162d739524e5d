/* requested.c -- judging a request. The authority decides what a certificate says; of
 * the extensions that were asked for it copies subjectAltName alone. */
#include "requested.h"

#include "../../asn1/oid.h"
#include "../../x509/name.h"

/* A request is new, whatever else is old. */
static bool check_hash(const struct certification_request *request, struct error *error)
{
    struct signature_algorithm algorithm;
    if (!signature_algorithm_read(&request->signed_part.signature_algorithm, &algorithm,
                                  error))
        return false;
    return algorithm.hash == NULL || !algorithm.hash->is_for_verifying_only ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 6194 3",
                      "signatureAlgorithm: want a hash that is not broken, have %s",
                      algorithm.hash->name);
}

bool requested_check(const struct certification_request *request, struct error *error)
{
    struct public_key key;
    if (check_hash(request, error) && request_verify(request, error) &&
        name_check_subject(request->subject, error) &&
        public_key_read(&request->subject_public_key_info, &key, error) &&
        public_key_check_to_certify(&key, error))
        return true;
    error->offset = ERROR_NO_OFFSET; /* it counted from the start of a part */
    return false;
}

/* Makes the name again from its text, as if it had been typed: what would be refused
 * there is refused here. */
static bool remake_name(const struct general_name *name,
                        uint8_t octets[GENERAL_NAME_TEXT_MAX],
                        struct general_name *remade, struct error *error)
{
    char text[GENERAL_NAME_TEXT_MAX];
    struct bytes value = name->value;
    if (name->type == GENERAL_NAME_IP) {
        *remade = *name;
        return true;
    }
    if (value.length == 0 || value.length >= sizeof text ||
        memchr(value.data, 0, value.length) != NULL)
        return error_fail(
            error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.2.1.6",
            "subjectAltName: want a name, have an empty, long or NUL one");
    memcpy(text, value.data, value.length);
    text[value.length] = '\0';
    if (name->type == GENERAL_NAME_EMAIL)
        return general_name_from_email(text, octets, remade, error);
    if (name->type == GENERAL_NAME_URI)
        return general_name_from_uri(text, octets, remade, error);
    if (!general_name_from_host(text, octets, remade, error))
        return false;
    return remade->type == GENERAL_NAME_DNS ||
           error_fail(error, ERROR_RULE, ERROR_NO_OFFSET, "RFC 5280 4.2.1.6",
                      "subjectAltName: want a dNSName, have an IP address as one");
}

static bool can_be_checked(enum general_name_type type)
{
    return type == GENERAL_NAME_DNS || type == GENERAL_NAME_IP ||
           type == GENERAL_NAME_EMAIL || type == GENERAL_NAME_URI;
}

static bool blame_name(struct decision *decision, const struct general_name *name)
{
    decision->blame = BLAME_REQUESTED_NAME;
    decision->name = *name;
    return false;
}

bool requested_names(const struct certification_request *request,
                     struct der_writer *writer, struct bytes *names,
                     struct decision *decision)
{
    struct general_names_walk walk;
    struct general_name name, remade;
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    size_t count = 0;
    *names = bytes_of(NULL, 0);
    der_begin(writer, DER_SEQUENCE);
    general_names_walk_begin(&walk, request->extensions.subject_alt_name);
    while (general_names_walk_next(&walk, &name)) {
        if (!can_be_checked(name.type)) {
            decision_remark(decision,
                            (struct remark){.kind = REMARK_NAME_DROPPED, .name = name});
            continue;
        }
        if (!remake_name(&name, octets, &remade, &decision->error))
            return blame_name(decision, &name);
        general_name_write(writer, &remade);
        count++;
    }
    der_end(writer);
    if (count > 0)
        return der_writer_finish(writer, names, &decision->error);
    der_writer_clear(writer);
    return true;
}

static void drop_attributes(const struct certification_request *request,
                            const struct decision *decision)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(request->attributes, &error), set,
                      attribute;
    struct bytes type;
    if (request->attributes.length == 0 ||
        !der_enter(&reader, DER_CONTEXT_CONSTRUCTED(0), "attributes", &set))
        return;
    while (!der_at_end(&set))
        if (der_enter(&set, DER_SEQUENCE, "Attribute", &attribute) &&
            der_read_oid(&attribute, "type", &type) &&
            !bytes_equal(type, oid_extension_request))
            decision_remark(decision, (struct remark){.kind = REMARK_EXTENSION_DROPPED,
                                                      .oid = type});
}

void requested_drop(const struct certification_request *request,
                    const struct decision *decision)
{
    struct extensions_walk walk;
    struct extension extension;
    extensions_walk_begin(&walk, request->extensions.element);
    while (extensions_walk_next(&walk, &extension))
        if (!bytes_equal(extension.oid, oid_subject_alt_name))
            decision_remark(decision, (struct remark){.kind = REMARK_EXTENSION_DROPPED,
                                                      .oid = extension.oid});
    drop_attributes(request, decision);
}
