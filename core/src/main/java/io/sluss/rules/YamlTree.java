package io.sluss.rules;

import io.sluss.rules.FileNode.Field;
import io.sluss.rules.FileNode.Fields;
import io.sluss.rules.FileNode.Items;
import io.sluss.rules.FileNode.Refused;
import io.sluss.rules.FileNode.Spot;
import io.sluss.rules.FileNode.Text;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into {@link FileNode}s, and refuses what a rules file may not hold: anchors, aliases, tags, merge keys,
 * several documents, deep nesting.
 */
final class YamlTree {
    /** No rules file nests deeper. */
    static final int MAX_DEPTH = 40;

    /** No rules file holds more keys and values, and more would fill the memory of a small server. */
    static final int MAX_NODES = 200_000;

    private static final int LONGEST_KEY_IN_PATH = 80;

    private static final class StopException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StopException() {
            super(null, null, false, false);
        }
    }

    private final Iterator<Event> events;
    private final Mistakes mistakes;
    private int nodes;

    private YamlTree(Iterator<Event> events, Mistakes mistakes) {
        this.events = events;
        this.mistakes = mistakes;
    }

    /** The whole file, or null if it cannot be read as YAML; the mistakes say why. */
    static @Nullable FileNode read(String text, Mistakes mistakes) {
        var settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(RuleSetFile.MAX_BYTES + 1)
                .build();
        try {
            YamlTree tree = new YamlTree(new ParserImpl(settings, new StreamReader(settings, text)), mistakes);
            return tree.document();
        } catch (StopException e) {
            return null;
        } catch (Mistakes.EnoughException e) {
            throw e;
        } catch (YamlEngineException e) {
            YamlSyntax.explain(e, mistakes);
        } catch (RuntimeException e) {
            // Bytes that the YAML parser itself stumbles over are still only a mistake in a file.
            mistakes.add(Spot.START, "", "the file cannot be read as YAML", YamlSyntax.GENERAL_MEND);
        }
        return null;
    }

    private @Nullable FileNode document() {
        FileNode root = null;
        boolean second = false;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root != null && !second) {
                        second = true;
                        mistakes.add(
                                spot(event),
                                "",
                                "a second document begins here",
                                "keep one document in the file; take away the line `---`");
                    }
                }
                case Scalar, SequenceStart, MappingStart, Alias -> {
                    FileNode node = node(event, "", Spot.START, 1);
                    root = root == null ? node : root;
                }
                default -> {}
            }
        }
        if (root instanceof Text text && text.isNothing()) {
            root = null;
        }
        if (root == null) {
            mistakes.add(Spot.START, "", "the file is empty", "begin with `sluss-rules: 1`");
        }
        return root;
    }

    private FileNode node(Event event, String path, Spot owner, int depth) {
        Spot at = spot(event);
        if (depth > MAX_DEPTH) {
            String what = "is nested more than " + MAX_DEPTH + " deep";
            mistakes.add(at, path, what, "close the brackets, or take away indentation");
            throw new StopException();
        }
        nodes++;
        if (nodes > MAX_NODES) {
            String what = "the file holds more than " + MAX_NODES + " keys and values";
            mistakes.add(at, "", what, "write less: no service needs so many rules");
            throw new StopException();
        }
        if (event instanceof AliasEvent alias) {
            String what = Mistakes.quote("*" + alias.getAlias().getValue()) + " refers to something written elsewhere";
            mistakes.add(at, path, what, "write it out here; if a text begins with a star, put it in quotes");
            return new Refused(at, path);
        }
        if (event instanceof ScalarEvent scalar) {
            refuseExtras(scalar.getAnchor(), scalar.getTag(), at, path);
            return scalar(scalar, at, path);
        }
        var start = (CollectionStartEvent) event;
        refuseExtras(start.getAnchor(), start.getTag(), at, path);
        return event.getEventId() == Event.ID.SequenceStart ? items(at, path, depth) : fields(at, path, owner, depth);
    }

    private FileNode scalar(ScalarEvent scalar, Spot at, String path) {
        int bad = WrittenText.firstForbidden(scalar.getValue());
        if (bad >= 0) {
            String what = "holds the invisible character " + WrittenText.nameOf(scalar.getValue(), bad);
            mistakes.add(at, path, what, "take it away");
            return new Refused(at, path);
        }
        return new Text(at, path, scalar.getValue(), !scalar.isPlain());
    }

    private FileNode items(Spot at, String path, int depth) {
        List<FileNode> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, path + "[" + (items.size() + 1) + "]", spot(event), depth + 1));
            event = events.next();
        }
        return new Items(at, path, items);
    }

    private FileNode fields(Spot at, String path, Spot owner, int depth) {
        List<Field> fields = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Spot keyAt = spot(event);
            String key = event instanceof ScalarEvent scalar ? scalar.getValue() : null;
            String below = below(path, key);
            FileNode keyNode = node(event, below, keyAt, depth + 1);
            FileNode value = node(events.next(), below, keyAt, depth + 1);
            if (key == null && !(keyNode instanceof Refused)) {
                String mend = "a key is a name before a colon; put a text that holds brackets in quotes";
                mistakes.add(keyAt, path, "a list or a map stands where a key should", mend);
            } else if (key != null && key.equals("<<")) {
                mistakes.add(keyAt, below, "`<<` merges another map", "write the keys out here");
            } else if (key != null && keyNode instanceof Text) {
                fields.add(new Field(keyAt, key, value));
            }
            event = events.next();
        }
        return new Fields(at, owner, path, fields);
    }

    private static String below(String path, @Nullable String key) {
        if (key == null) {
            return path;
        }
        int length = Math.min(key.length(), LONGEST_KEY_IN_PATH);
        String shown = key.substring(0, length);
        return path.isEmpty() ? shown : path + "." + shown;
    }

    private void refuseExtras(Optional<Anchor> anchor, Optional<String> tag, Spot at, String path) {
        if (anchor.isPresent()) {
            String what =
                    Mistakes.quote("&" + anchor.get().getValue()) + " names a piece of the file for use elsewhere";
            mistakes.add(at, path, what, "take it away; if a text begins with an ampersand, put it in quotes");
        }
        if (tag.isPresent()) {
            String what = "has the tag " + Mistakes.quote(tag.get());
            mistakes.add(at, path, what, "take it away; if a text begins with an exclamation mark, put it in quotes");
        }
    }

    private static Spot spot(Event event) {
        return event.getStartMark().map(YamlTree::spot).orElse(Spot.START);
    }

    static Spot spot(Mark mark) {
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
