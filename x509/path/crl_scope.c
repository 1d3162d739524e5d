/* crl_scope.c -- whether a CRL is for a certificate and one of its distribution
 * points. */
#include "crl_scope.h"

#include "../general_name.h"
#include "../name_compare.h"
#include "distribution_point_match.h"

bool crl_scope_has_issuer(const struct pool_crl *crl,
                          const struct distribution_point *point,
                          const struct certificate *certificate)
{
    if (point->crl_issuer.length > 0)
        return general_names_have_directory(point->crl_issuer, crl->crl.issuer) &&
               crl->scope.indirect_crl;
    return name_equal(crl->crl.issuer, certificate->issuer);
}

bool crl_scope_has_name(const struct pool_crl *crl,
                        const struct distribution_point *point,
                        const struct certificate *certificate)
{
    const struct distribution_point_name *name = &crl->scope.name;
    if (name->full_name.length == 0 && name->name_relative_to_crl_issuer.length == 0)
        return true;
    if (point->name.full_name.length > 0 ||
        point->name.name_relative_to_crl_issuer.length > 0)
        return distribution_point_names_match(
            name, crl->crl.issuer, &point->name,
            point->crl_issuer.length > 0 ? crl->crl.issuer : certificate->issuer);
    if (point->crl_issuer.length > 0) {
        struct distribution_point_name by_issuer = {point->crl_issuer, {NULL, 0}};
        return distribution_point_names_match(name, crl->crl.issuer, &by_issuer,
                                              crl->crl.issuer);
    }
    return general_names_have_directory(name->full_name, certificate->issuer);
}

size_t crl_scope_names_work(const struct pool_crl *crl,
                            const struct distribution_point *point)
{
    struct distribution_point_name name = point->name;
    if (name.full_name.length == 0 && name.name_relative_to_crl_issuer.length == 0)
        name.full_name = point->crl_issuer;
    return crl->scope.name.full_name.length +
           distribution_point_names_work(&crl->scope.name, &name);
}

bool crl_scope_has_kind(const struct pool_crl *crl,
                        const struct certificate *certificate)
{
    bool is_ca = certificate->extensions.basic_constraints.ca;
    return !crl->scope.only_contains_attribute_certs &&
           !(crl->scope.only_contains_user_certs && is_ca) &&
           !(crl->scope.only_contains_ca_certs && !is_ca);
}

uint32_t crl_scope_reasons(const struct pool_crl *crl,
                           const struct distribution_point *point)
{
    uint32_t mask = REASONS_ALL;
    if (point->has_reasons)
        mask &= point->reasons;
    if (crl->scope.has_only_some_reasons)
        mask &= crl->scope.only_some_reasons;
    return mask;
}
