package io.sluss.examples.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The report as one HTML file that needs nothing else: no network, no script. Fit to be printed on A4. */
final class HtmlForm {
    private final Words words;
    private final Markup html = new Markup();

    private HtmlForm(Words words) {
        this.words = words;
    }

    static String of(String title, String subtitle, List<Chapter> chapters, Words words) {
        return new HtmlForm(words).page(title, subtitle, chapters);
    }

    private String page(String title, String subtitle, List<Chapter> chapters) {
        head(title);
        html.open("body").line();
        html.element("a", words.say("html.skip"), "href", "#report", "class", "skip")
                .line();
        html.open("header")
                .element("h1", title)
                .element("p", subtitle, "class", "subtitle")
                .close("header")
                .line();
        contents(chapters);
        html.open("main", "id", "report").line();
        chapters.forEach(this::chapter);
        html.close("main").line().close("body").line().close("html").line();
        return "<!DOCTYPE html>\n" + html;
    }

    private void head(String title) {
        html.open("html", "lang", words.language()).line().open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", title).line();
        html.open("style").written(style()).close("style").line().close("head").line();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlForm.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void contents(List<Chapter> chapters) {
        html.open("nav", "aria-label", words.say("html.contents")).open("ol").line();
        for (Chapter chapter : chapters) {
            html.open("li")
                    .element("a", chapter.title(), "href", "#" + chapter.id())
                    .close("li")
                    .line();
        }
        html.close("ol").close("nav").line();
    }

    private void chapter(Chapter chapter) {
        html.open("section", "id", chapter.id(), "aria-labelledby", chapter.id() + "-title")
                .line();
        html.element("h2", chapter.title(), "id", chapter.id() + "-title").line();
        for (Chapter.Part part : chapter.parts()) {
            if (part instanceof Chapter.Sentence sentence) {
                sentence(sentence);
            } else if (part instanceof Chapter.Grid grid) {
                grid(grid);
            } else if (part instanceof Chapter.Picture picture) {
                html.open("figure").written(picture.svg());
                html.element("figcaption", picture.caption()).close("figure").line();
            }
        }
        html.close("section").line();
    }

    private void sentence(Chapter.Sentence sentence) {
        html.open("p", "class", sentence.tone().name().toLowerCase(java.util.Locale.ROOT));
        if (sentence.tone() == Chapter.Tone.WARNING) {
            html.element("strong", words.say("html.warning") + " ");
        }
        html.text(sentence.text()).close("p").line();
    }

    /** In a box that can be scrolled with the keyboard where the table is wider than the page. */
    private void grid(Chapter.Grid grid) {
        html.open("div", "class", "scroll", "role", "group", "aria-label", grid.caption(), "tabindex", "0");
        html.open("table").line().element("caption", grid.caption()).line();
        html.open("thead").open("tr");
        grid.columns().forEach(column -> html.element("th", column, "scope", "col"));
        html.close("tr").close("thead").line().open("tbody").line();
        for (Chapter.Row row : grid.rows()) {
            if (row.total()) {
                html.open("tr", "class", "total");
            } else {
                html.open("tr");
            }
            html.element("th", row.name(), "scope", "row");
            row.cells().forEach(cell -> html.element("td", cell));
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div").line();
    }
}
