/* path_scene.c -- a valid path to be broken. */
#include "path_scene.h"

#include "x509/crl.h"
#include "x509/path/peer_name.h"

/* GeneralSubtrees under [0] with the dNSName "test". */
static const uint8_t permitted[] = {0xa0, 8, 0x30, 6, 0x82, 4, 't', 'e', 's', 't'};
/* GeneralSubtrees under [1] with the dNSName "evil". */
static const uint8_t excluded[] = {0xa1, 8, 0x30, 6, 0x82, 4, 'e', 'v', 'i', 'l'};
/* PolicyInformation for 1.2.3, and for 1.2.4. */
static const uint8_t policy[] = {0x30, 6, 0x30, 4, 0x06, 2, 0x2a, 3};
static const uint8_t mapped_policy[] = {0x30, 6, 0x30, 4, 0x06, 2, 0x2a, 4};
/* PolicyMappings from 1.2.3 to 1.2.4. */
static const uint8_t mapping[] = {0x30, 10, 0x30, 8, 0x06, 2,
                                  0x2a, 3,  0x06, 2, 0x2a, 4};
static const uint8_t crl_number[] = {1};

static void set_policies(struct extensions *extensions, struct bytes policies)
{
    extensions->certificate_policies = policies;
    extensions_add(extensions, EXTENSION_CERTIFICATE_POLICIES, false);
}

static void set_constraints(struct extensions *extensions)
{
    extensions->name_constraints = (struct name_constraints){
        bytes_of(permitted, sizeof permitted), bytes_of(excluded, sizeof excluded)};
    extensions_add(extensions, EXTENSION_NAME_CONSTRAINTS, true);
    extensions->policy_mappings = bytes_of(mapping, sizeof mapping);
    extensions_add(extensions, EXTENSION_POLICY_MAPPINGS, true);
    set_policies(extensions, bytes_of(policy, sizeof policy));
}

/* Writes PART, a certificate of PROFILE for KEY, issued by ISSUER with SIGNING_KEY. */
static void write_certificate(struct scene *scene, enum scene_part part,
                              enum profile profile, const char *subject,
                              const struct private_key *key, const char *issuer,
                              const struct private_key *signing_key)
{
    struct fixture_certificate c;
    fixture_certificate_init(&c, profile, subject);
    der_writer_clear(&c.issuer);
    c.fields.issuer = fixture_name(&c.issuer, issuer);
    struct certificate authority = {.subject_public_key_info =
                                        fixture_spki(signing_key)};
    c.fields.subject_public_key_info = fixture_spki(key);
    profile_apply(profile, profile == PROFILE_ROOT ? NULL : &authority,
                  c.key_identifier, c.authority_key_identifier, &c.fields);
    if (part == SCENE_CA)
        set_constraints(&c.fields.extensions);
    if (part == SCENE_LEAF) {
        fixture_add_host(&c, "host.test");
        set_policies(&c.fields.extensions,
                     bytes_of(mapped_policy, sizeof mapped_policy));
    }
    scene->parts[part] = fixture_write(&scene->writers[part], &c, signing_key);
    fixture_certificate_clear(&c);
}

/* Writes PART, a CRL of ISSUER with one entry that is nobody's. */
static void write_crl(struct scene *scene, enum scene_part part, const char *issuer,
                      const struct private_key *key, int64_t time)
{
    static const uint8_t serial[] = {0x77};
    const struct revoked_certificate entry = {.user_certificate =
                                                  bytes_of(serial, sizeof serial),
                                              .revocation_date = FIXTURE_TIME,
                                              .has_reason = true,
                                              .reason = CRL_REASON_SUPERSEDED};
    struct der_writer name = {0}, entries = {0};
    struct fixture_signer s;
    struct error error = {0};
    struct crl crl = {.this_update = time,
                      .has_next_update = true,
                      .next_update = FIXTURE_TIME + 30 * 86400};
    crl.issuer = fixture_name(&name, issuer);
    der_begin(&entries, DER_SEQUENCE);
    revoked_certificate_write(&entries, &entry);
    der_end(&entries);
    crl.revoked_certificates = fixture_finish(&entries);
    crl.extensions.crl_number = bytes_of(crl_number, sizeof crl_number);
    extensions_add(&crl.extensions, EXTENSION_CRL_NUMBER, false);
    fixture_signer_init(&s, key);
    crl_write(&scene->writers[part], &crl, &s.signer, &error);
    scene->parts[part] = fixture_finish(&scene->writers[part]);
    der_writer_clear(&name);
    der_writer_clear(&entries);
}

void scene_init(struct scene *scene)
{
    const struct private_key *root = fixture_key(), *ca = fixture_other_key();
    memset(scene, 0, sizeof *scene);
    write_certificate(scene, SCENE_ROOT, PROFILE_ROOT, "CN=Root", root, "CN=Root",
                      root);
    write_certificate(scene, SCENE_CA, PROFILE_INTERMEDIATE, "CN=CA", ca, "CN=Root",
                      root);
    write_certificate(scene, SCENE_CRL_SIGNER, PROFILE_INTERMEDIATE, "CN=CA", root,
                      "CN=Root", root);
    write_certificate(scene, SCENE_LEAF, PROFILE_SERVER, "CN=host.test", root, "CN=CA",
                      ca);
    write_crl(scene, SCENE_ROOT_CRL, "CN=Root", root, FIXTURE_TIME);
    write_crl(scene, SCENE_CA_CRL, "CN=CA", root, FIXTURE_TIME);
}

void scene_add_older_crl(struct scene *scene)
{
    write_crl(scene, SCENE_OLDER_CRL, "CN=CA", fixture_other_key(), FIXTURE_TIME - 1);
}

/* The piles that a scene is read into. */
struct piles {
    struct certificate_pool anchors, untrusted;
    struct crl_pool crls;
    struct path_certificate leaf;
};

static bool read_piles(const struct bytes parts[SCENE_PARTS], struct piles *piles)
{
    struct error error = {0};
    return certificate_pool_add(&piles->anchors, parts[SCENE_ROOT], &error) &&
           certificate_pool_add(&piles->untrusted, parts[SCENE_CA], &error) &&
           certificate_pool_add(&piles->untrusted, parts[SCENE_CRL_SIGNER], &error) &&
           path_certificate_read(parts[SCENE_LEAF], &piles->leaf, &error) &&
           crl_pool_add(&piles->crls, parts[SCENE_ROOT_CRL], &error) &&
           crl_pool_add(&piles->crls, parts[SCENE_CA_CRL], &error) &&
           (parts[SCENE_OLDER_CRL].length == 0 ||
            crl_pool_add(&piles->crls, parts[SCENE_OLDER_CRL], &error)) &&
           certificate_pool_index(&piles->anchors) &&
           certificate_pool_index(&piles->untrusted);
}

static enum path_verdict judge(const struct piles *piles, bool wants_passed)
{
    static const uint8_t host[] = "host.test", wanted[] = {0x2a, 3};
    const struct general_name peer = {GENERAL_NAME_DNS,
                                      bytes_of(host, sizeof host - 1)};
    const struct bytes policies = bytes_of(wanted, sizeof wanted);
    const struct path_inputs inputs = {
        .certificate = &piles->leaf,
        .anchors = &piles->anchors,
        .untrusted = &piles->untrusted,
        .crls = &piles->crls,
        .time = FIXTURE_TIME + 86400,
        .purpose = PURPOSE_SERVER,
        .peer = &peer,
        .policy = {&policies, 1, false, true, false},
        .wants_passed = wants_passed,
    };
    struct path_judgement judgement;
    path_judge(&inputs, &judgement);
    enum path_verdict verdict = judgement.verdict;
    const struct finding *reason = path_reason(&judgement);
    ck_assert(verdict != VERDICT_VALID || reason == NULL);
    ck_assert_uint_le(judgement.signature_checks, PATH_SIGNATURE_CHECKS_MAX);
    ck_assert_uint_le(judgement.steps, PATH_STEPS_MAX);
    path_judgement_clear(&judgement);
    return verdict;
}

enum path_verdict scene_judge(const struct bytes parts[SCENE_PARTS], bool wants_passed,
                              bool *is_read)
{
    struct piles piles = {0};
    enum path_verdict verdict = VERDICT_NOT_VALID;
    bool can_be_read = read_piles(parts, &piles);
    if (can_be_read) {
        crl_pool_sort(&piles.crls);
        verdict = judge(&piles, wants_passed);
    }
    if (is_read != NULL)
        *is_read = can_be_read;
    certificate_pool_clear(&piles.anchors);
    certificate_pool_clear(&piles.untrusted);
    crl_pool_clear(&piles.crls);
    return verdict;
}

void scene_clear(struct scene *scene)
{
    for (int i = 0; i < SCENE_PARTS; i++)
        der_writer_clear(&scene->writers[i]);
}
