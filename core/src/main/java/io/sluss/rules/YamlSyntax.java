package io.sluss.rules;

import io.sluss.rules.FileNode.Spot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what a YAML parser could not read. */
final class YamlSyntax {
    static final String GENERAL_MEND =
            "look at the indentation, the colons, the brackets and the quotes of this line and the one before";

    /** A piece of the parser's message, what it means, and what to do. */
    private record Plain(String piece, String what, String mend) {}

    private static final List<Plain> PLAIN = List.of(
            new Plain(
                    "mapping values are not allowed here",
                    "there is a colon where none can stand",
                    "put a text with a colon in quotes, or indent the line as its neighbours are"),
            new Plain("'\\t'", "there is a tab", "indent with spaces"),
            new Plain("\\t(TAB)", "there is a tab", "indent with spaces"),
            new Plain(
                    "while scanning a quoted scalar",
                    "a quotation mark is not closed",
                    "close the quotation mark; inside double quotes write \\\" for one"),
            new Plain(
                    "while scanning a double-quoted scalar",
                    "there is a backslash in double quotes that means nothing",
                    "write \\\\ for a backslash, or use single quotes"),
            new Plain(
                    "while scanning a block scalar", "a text begins with > or |", "put it in quotes, as in \"> 10m\""),
            new Plain(
                    "cannot start any token",
                    "a text begins with a character that YAML keeps for itself",
                    "put the text in quotes"),
            new Plain(
                    "while parsing a flow sequence",
                    "a list in [ ] is not closed, or lacks a comma",
                    "close it with ], and put a comma between its items"),
            new Plain(
                    "while parsing a flow mapping",
                    "a map in { } is not closed, or lacks a comma",
                    "close it with }, and put a comma between its keys"),
            new Plain(
                    "could not find expected ':'",
                    "a key has no colon after it",
                    "write `key: value`, with a space after the colon"),
            new Plain(
                    "while parsing a block mapping",
                    "this line does not fit the lines before it",
                    "indent it as the other keys of the same map, and put a text after a closing quote or bracket inside it"),
            new Plain(
                    "while parsing a block collection",
                    "this line does not fit the list before it",
                    "begin each item with `- ` at the same indentation"),
            new Plain(
                    "while scanning a simple key",
                    "a key has no colon after it",
                    "write `key: value`, with a space after the colon"),
            new Plain(
                    "block sequence entries are not allowed",
                    "a list item stands where none can",
                    "begin the list on a line of its own, each item with `- `"),
            new Plain("anchor", "an & or a * begins no text", "put a text that begins with & or * in quotes"),
            new Plain("alias", "an & or a * begins no text", "put a text that begins with & or * in quotes"),
            new Plain("directive", "a line begins with %", "put a text that begins with % in quotes"),
            new Plain("tag", "an exclamation mark begins no text", "put a text that begins with ! in quotes"));

    private YamlSyntax() {}

    /** Adds the one mistake after which nothing more could be read. */
    static void explain(YamlEngineException exception, Mistakes mistakes) {
        Spot at = Spot.START;
        String said = String.valueOf(exception.getMessage());
        if (exception instanceof MarkedYamlEngineException marked) {
            Mark mark = marked.getProblemMark().or(marked::getContextMark).orElse(null);
            at = mark == null ? at : YamlTree.spot(mark);
            said = text(marked.getContext()) + "; " + text(marked.getProblem());
        }
        for (Plain plain : PLAIN) {
            if (said.contains(plain.piece())) {
                mistakes.add(at, "", plain.what() + "; nothing after it was read", plain.mend());
                return;
            }
        }
        mistakes.add(at, "", "the file is not YAML here; nothing after it was read", GENERAL_MEND);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
