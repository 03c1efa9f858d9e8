package plumbline.identity.web;

import java.util.Arrays;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Markup written one way: an element a line, attributes and classes in order, no white space that means nothing. */
final class Markup {

    private Markup() {
    }

    static String ofOurs(String html) {
        return write(Jsoup.parseBodyFragment(html).body());
    }

    /**
     * GOV.UK's own, made alike in what we always say one way: a field is named as its id, a button of a form guards against
     * being pressed twice and has no name, pages have addresses of their own.
     */
    static String ofTheirs(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("input, select, textarea").forEach(field -> field.attr("name", field.id()));
        body.select("button").attr("data-prevent-double-click", "true").removeAttr("name");
        return write(body);
    }

    private static String write(Element body) {
        StringBuilder lines = new StringBuilder();
        body.select(".govuk-pagination a").removeAttr("href");
        // An empty value and none are the same.
        body.select("input[value=\"\"]").removeAttr("value");
        body.childNodes().forEach(node -> write(node, "", lines));
        return lines.toString();
    }

    private static void write(Node node, String indent, StringBuilder lines) {
        if (node instanceof TextNode text && !text.isBlank()) {
            lines.append(indent).append(text.text().strip()).append('\n');
        } else if (node instanceof Element element) {
            lines.append(indent).append(element.tagName()).append(attributes(element)).append('\n');
            element.childNodes().forEach(child -> write(child, indent + "  ", lines));
        }
    }

    private static TreeMap<String, String> attributes(Element element) {
        TreeMap<String, String> inOrder = new TreeMap<>();
        for (Attribute attribute : element.attributes()) {
            String[] words = attribute.getValue().strip().split("\\s+");
            if (attribute.getKey().equals("class")) {
                Arrays.sort(words);
            }
            inOrder.put(attribute.getKey(), attribute.getKey().equals("value") ? attribute.getValue() : String.join(" ", words));
        }
        if (inOrder.containsKey("selected")) {
            inOrder.put("selected", "");
        }
        return inOrder;
    }
}
