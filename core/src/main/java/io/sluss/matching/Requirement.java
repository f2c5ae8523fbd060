package io.sluss.matching;

import io.sluss.contact.Contact;
import io.sluss.criteria.Criterion.Fact;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an e-service may require of the person who uses it, and the yes/no question that finds it out. */
public enum Requirement {
    /** An electronic identification. */
    E_ID("e-id", true) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return contact.eId();
        }
    },
    /** A Swedish personal identity number. */
    SWEDISH_ID_NUMBER("swedish-id-number", true) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return told(contact, "swedish-id-number", "no-swedish-id-number");
        }
    },
    /** 18 years or more. */
    ADULT("adult", true) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return not(Fact.MINOR.holds(contact));
        }
    },
    /** No protected identity. */
    NO_PROTECTED_IDENTITY("protected-identity", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return contact.signals().contains("protected-identity") ? Boolean.FALSE : null;
        }
    },
    /** Nobody knows who did it. */
    SUSPECT_UNKNOWN("suspect-known", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return not(Fact.SUSPECT_KNOWN.holds(contact));
        }
    },
    /** No violence, threat or injury. */
    NO_VIOLENCE("violence", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            for (String signal : Set.of("violence", "threat", "injured")) {
                if (contact.signals().contains(signal)) {
                    return false;
                }
            }
            return contact.signals().contains("no-violence") ? Boolean.TRUE : null;
        }
    },
    /** No evidence that will soon be gone. */
    EVIDENCE_NOT_PERISHABLE("evidence-perishable", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return not(Fact.EVIDENCE_PERISHABLE.holds(contact));
        }
    },
    /** It is over. */
    HAPPENED_EARLIER("happening-now", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return not(Fact.HAPPENING_NOW.holds(contact));
        }
    },
    /** It happened in Sweden. */
    IN_SWEDEN("in-sweden", true) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return told(contact, "in-sweden", "abroad");
        }
    },
    /** It happened abroad. */
    ABROAD("in-sweden", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return told(contact, "abroad", "in-sweden");
        }
    },
    /** The person speaks for themselves. */
    PRIVATE_PERSON("private-person", true) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return told(contact, "private-person", "organisation");
        }
    },
    /** The person speaks for an organisation. */
    ORGANISATION("private-person", false) {
        @Override
        public @Nullable Boolean met(Contact contact) {
            return told(contact, "organisation", "private-person");
        }
    };

    private final String question;
    private final boolean wanted;

    Requirement(String question, boolean wanted) {
        this.question = question;
        this.wanted = wanted;
    }

    /** The name in rules files: {@code suspect-unknown}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the yes/no question that finds it out: {@code suspect-known}. */
    public String question() {
        return question;
    }

    /** The answer with which it is met. */
    public boolean wanted() {
        return wanted;
    }

    /** Whether {@code contact} meets it; null when it is not known. */
    public abstract @Nullable Boolean met(Contact contact);

    /** The signal that tells the same as an answer to a question; null when there is none. */
    public static @Nullable String signalOf(String question, boolean answer) {
        return switch (question) {
            case "swedish-id-number" -> answer ? "swedish-id-number" : "no-swedish-id-number";
            case "adult" -> answer ? "adult" : "minor";
            case "protected-identity" -> answer ? "protected-identity" : null;
            case "suspect-known" -> answer ? "suspect-known" : "suspect-unknown";
            case "violence" -> answer ? "violence" : "no-violence";
            case "evidence-perishable" -> answer ? "evidence-perishable" : "evidence-kept";
            case "happening-now" -> answer ? "happening-now" : "happened-earlier";
            case "in-sweden" -> answer ? "in-sweden" : "abroad";
            case "private-person" -> answer ? "private-person" : "organisation";
            default -> null;
        };
    }

    /** Whether nobody can meet both. */
    public boolean excludes(Requirement other) {
        return question.equals(other.question) && wanted != other.wanted;
    }

    /** Reads a name of a rules file. */
    public static Optional<Requirement> parse(String label) {
        for (Requirement requirement : values()) {
            if (requirement.label().equals(label)) {
                return Optional.of(requirement);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    private static @Nullable Boolean told(Contact contact, String yes, String no) {
        boolean saysYes = contact.signals().contains(yes);
        boolean saysNo = contact.signals().contains(no);
        return saysYes == saysNo ? null : Boolean.valueOf(saysYes);
    }
}
