package io.sluss.rules.check;

import io.sluss.rules.RuleSetFile;
import io.sluss.rules.RulesFileException;
import io.sluss.rules.WrittenRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The lint: what is unwise in a rules file that has no mistakes. Offer rules, gates and queues are analysed exactly, as
 * sets of contacts, up to a limit of work beyond which it says that something was not decided. Pure: the day it is
 * judged on is passed in.
 */
public final class RuleSetCheck {
    private static final List<Examination> ALL = List.of(
            new OfferRulesCheck(),
            new PhrasesCheck(),
            new RecognitionCheck(),
            new HoursCheck(),
            new PeopleCheck(),
            new QueuesCheck(),
            new LanguagesCheck(),
            new SpokenTextsCheck(),
            new DatesCheck());

    private RuleSetCheck() {}

    /**
     * Everything that is found in a file, in its order.
     *
     * @param file the file, as {@link RuleSetFile#written(String, String)} reads it
     * @param today the day it is judged on, local to the service
     */
    public static List<Finding> findings(WrittenRules file, LocalDate today) {
        Examined examined = new Examined(file, today);
        Findings findings = new Findings(file);
        ALL.forEach(examination -> examination.examine(examined, findings));
        return findings.inOrder();
    }

    /**
     * Everything that is found in a file, in its order.
     *
     * @param file the file
     * @param today the day it is judged on, local to the service
     * @throws RulesFileException if it has mistakes, with all of them
     * @throws IOException if it cannot be read
     */
    public static List<Finding> findings(Path file, LocalDate today) throws IOException {
        return findings(RuleSetFile.written(file), today);
    }
}
