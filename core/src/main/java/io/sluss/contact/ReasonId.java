package io.sluss.contact;

/**
 * The name of a contact reason, {@code bicycle-theft}. A host that knows the reason, from a menu or a form, may state
 * it.
 *
 * @param value the name as the rules file has it
 */
public record ReasonId(String value) implements Comparable<ReasonId> {
    /**
     * Checks the name.
     *
     * @throws InvalidContactException if {@code value} is not a name
     */
    public ReasonId {
        if (!Names.isName(value)) {
            throw new InvalidContactException("reason", "is not a name (lower-case letters, digits and hyphens)");
        }
    }

    @Override
    public int compareTo(ReasonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
