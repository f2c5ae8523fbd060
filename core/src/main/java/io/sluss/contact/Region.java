package io.sluss.contact;

/**
 * The name of a region of the service, {@code syd}.
 *
 * @param value the name as the rules file has it
 */
public record Region(String value) {
    /**
     * Checks the name.
     *
     * @throws InvalidContactException if {@code value} is not a name
     */
    public Region {
        if (!Names.isName(value)) {
            throw new InvalidContactException("region", "is not a name (lower-case letters, digits and hyphens)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
