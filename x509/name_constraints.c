/* name_constraints.c -- TEMPORARY: the branch with name_constraints.c replaces it. */
#include "name_constraints.h"

/* NameConstraints ::= SEQUENCE {
 *     permittedSubtrees  [0] GeneralSubtrees OPTIONAL,
 *     excludedSubtrees   [1] GeneralSubtrees OPTIONAL } */
bool name_constraints_read(struct der_reader *reader, struct extensions *extensions)
{
    struct name_constraints *value = &extensions->name_constraints;
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "nameConstraints", &inner) &&
           (!der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(0)) ||
            der_read_element(&inner, DER_CONTEXT_CONSTRUCTED(0), "permittedSubtrees",
                             &value->permitted_subtrees)) &&
           (!der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(1)) ||
            der_read_element(&inner, DER_CONTEXT_CONSTRUCTED(1), "excludedSubtrees",
                             &value->excluded_subtrees)) &&
           der_finish(&inner, "nameConstraints");
}

void name_constraints_write(struct der_writer *writer,
                            const struct extensions *extensions)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_raw(writer, extensions->name_constraints.permitted_subtrees);
    der_write_raw(writer, extensions->name_constraints.excluded_subtrees);
    der_end(writer);
}
