package dev.tradekeep.app.cli.report;

import dev.tradekeep.app.cli.CommandTree;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command over {@code t.db} of a folder printed. */
record ReportRun(int code, String out, String err) {
    static ReportRun of(Path folder, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--db", folder.resolve("t.db").toString()));
        int code =
                CommandTree.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        folder,
                        line.toArray(String[]::new));
        return new ReportRun(code, out.toString(), err.toString());
    }

    /** Its rows of CSV without quotes, by the names of their columns. */
    List<Map<String, String>> rows() {
        List<String> lines = out.lines().toList();
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = lines.getFirst().split(",", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
