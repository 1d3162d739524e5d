/* certificate_text.c -- a certificate in a few words. */
#include "certificate_text.h"

#include <stdio.h>
#include <string.h>

#include "../../asn1/oid.h"
#include "../../keys/key_type.h"
#include "../../sha/hash.h"
#include "../../x509/general_name.h"
#include "../../x509/name.h"
#include "../../asn1/text.h"

const char *certificate_label(const struct certificate *certificate,
                              char label[CERTIFICATE_LABEL_SIZE])
{
    struct general_names_walk walk;
    struct general_name name;
    size_t length = 0;
    if (!name_is_empty(certificate->subject)) {
        length = name_to_text(certificate->subject, label, CERTIFICATE_LABEL_SIZE);
    } else {
        general_names_walk_begin(&walk, certificate->extensions.subject_alt_name);
        if (general_names_walk_next(&walk, &name))
            length = general_name_to_text(&name, label, CERTIFICATE_LABEL_SIZE);
    }
    if (length == 0)
        return strcpy(label, "(no name)");
    if (length >= CERTIFICATE_LABEL_SIZE)
        text_cut(label, CERTIFICATE_LABEL_SIZE);
    return label;
}

const char *certificate_key_text(const struct certificate *certificate,
                                 char text[CERTIFICATE_KEY_TEXT_SIZE])
{
    const struct subject_public_key_info *spki = &certificate->subject_public_key_info;
    const struct key_type *type = key_type_of(&spki->algorithm);
    struct public_key key;
    struct error error = {0};
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *known = oid_name_of(spki->algorithm.algorithm);
    const char *name = known != NULL ? known->short_name
                                     : oid_to_text(spki->algorithm.algorithm, dotted);
    if (strcmp(name, "id-ecPublicKey") == 0)
        name = "EC";
    if (type == NULL)
        snprintf(text, CERTIFICATE_KEY_TEXT_SIZE, "%.60s (not computed)", name);
    else if (public_key_read(spki, &key, &error))
        snprintf(text, CERTIFICATE_KEY_TEXT_SIZE, "%s",
                 public_key_strength(&key).label);
    else
        snprintf(text, CERTIFICATE_KEY_TEXT_SIZE, "%s (no usable key)", type->label);
    return text;
}

const char *certificate_fingerprint(const struct certificate *certificate,
                                    char separator,
                                    char text[CERTIFICATE_FINGERPRINT_SIZE])
{
    struct bytes der = certificate->signed_part.element;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    char *at = text;
    hash_digest(&hash_sha256, der.data, der.length, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        if (i > 0 && separator != '\0')
            *at++ = separator;
        at += snprintf(at, 3, separator != '\0' ? "%02X" : "%02x", digest[i]);
    }
    return text;
}
