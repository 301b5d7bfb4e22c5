# The figures of Hustings in ggplot2, from the files it writes:
#
#   hustings network study.hustings --qualifier agreement --aggregation subtract -o network.json
#   hustings chart study.hustings stances -o stances.csv
#   hustings export study.hustings statements.csv
#   Rscript figures.R FOLDER            (where the three files lie; the figures are written there)
#
# Needs ggplot2 and jsonlite: apt-get install r-cran-ggplot2 r-cran-jsonlite

suppressPackageStartupMessages({
  library(ggplot2)
  library(jsonlite)
})

folder <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(folder)) stop("Name the folder in which network.json, stances.csv and statements.csv lie.")
file <- function(name) file.path(folder, name)
table_of <- function(name) read.csv(file(name), fileEncoding = "UTF-8-BOM", check.names = FALSE)

save <- function(name, figure, high) {
  device <- if (capabilities("cairo")) cairo_pdf else "pdf"
  ggsave(file(name), figure, device = device, width = 170, height = high, units = "mm")
}

plus <- "#1d5d9b"
minus <- "#b03d06"

# Who stands with whom: nodes and ties as they stand in Hustings' own picture.

network <- fromJSON(file("network.json"))
shown <- network$figure
nodes <- shown$nodes
key <- function(name, side) paste(side, name, sep = "|")
rownames(nodes) <- key(nodes$name, nodes$side)
other <- if (any(nodes$side == "column")) "column" else "row"
ties <- shown$ties
ends <- data.frame(
  x = nodes[key(ties$row, "row"), "x"], y = nodes[key(ties$row, "row"), "y"],
  xend = nodes[key(ties$column, other), "x"], yend = nodes[key(ties$column, other), "y"],
  weight = abs(ties$weight),
  stance = ifelse(ties$weight > 0, "agree", "disagree")
)

drawn <- ggplot(nodes, aes(x, y)) +
  geom_segment(
    aes(xend = xend, yend = yend, colour = stance, linetype = stance, linewidth = weight),
    data = ends, alpha = 0.8
  ) +
  geom_point(aes(size = statements), shape = 21, fill = "white", stroke = 0.8) +
  geom_text(aes(label = name), vjust = 2.2, size = 3) +
  scale_y_reverse(expand = expansion(0.12)) +
  scale_x_continuous(expand = expansion(0.12)) +
  scale_colour_manual(values = c(agree = plus, disagree = minus)) +
  scale_linetype_manual(values = c(agree = "solid", disagree = "22")) +
  scale_linewidth(range = c(0.3, 2)) +
  scale_size_area(max_size = 8) +
  labs(
    title = paste(strwrap(shown$title, 80), collapse = "\n"),
    caption = paste(strwrap(shown$caption, 100), collapse = "\n"),
    colour = NULL, linetype = NULL
  ) +
  theme_void() +
  theme(plot.caption = element_text(hjust = 0), legend.position = "bottom", legend.box = "vertical")
save("network.pdf", drawn, 130)

# For and against, concept by concept.

stances <- table_of("stances.csv")
levels <- c("for", "against", "no stance")
long <- data.frame(
  concept = rep(stances$concept, length(levels)),
  stance = factor(rep(levels, each = nrow(stances)), levels),
  statements = unlist(stances[levels])
)
bars <- ggplot(long, aes(statements, reorder(concept, statements, sum), fill = stance)) +
  geom_col(position = position_stack(reverse = TRUE)) +
  scale_fill_manual(values = c("for" = plus, "against" = minus, "no stance" = "grey75")) +
  labs(y = NULL, fill = NULL, title = "For and against, by concept") +
  theme_minimal()
save("stances.pdf", bars, 120)

# Who says how much, and how far the speaker commits to it.

statements <- table_of("statements.csv")
share <- ggplot(statements, aes(y = speaker, fill = commitment)) +
  geom_bar() +
  labs(x = "statements", y = NULL, fill = NULL, title = "Statements by speaker") +
  theme_minimal()
save("speakers.pdf", share, 100)

cat(sprintf(
  "Drawn: %d nodes, %d of %d ties; %d concepts; %d statements.\n",
  nrow(nodes), nrow(ties), shown[["ties in all"]], nrow(stances), nrow(statements)
))
