package ebb.serve.web;

import ebb.serve.access.Role;
import java.time.LocalDate;
import java.util.Map;

/**
 * What every page says of itself.
 *
 * @param title of the page
 * @param path of the page in the menu
 * @param role of the reader
 * @param csrf word of the session for its forms; empty where there is no session
 * @param shop name of the business
 * @param asOf date of the figures
 * @param publication number of the publication
 * @param menu title of each page that the reader may open, by path
 * @param cells how values are shown
 */
public record Frame(
        String title,
        String path,
        Role role,
        String csrf,
        String shop,
        LocalDate asOf,
        long publication,
        Map<String, String> menu,
        RowCells cells) {}
