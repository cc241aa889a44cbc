# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Reading the tables
#
# What an analyst does with a dataset that `tinyte run` wrote: load it, check that rows are grounded, and answer three questions.
# The dataset here is `outputs/`, made from the invented pages of `corpus/`.

# %%
from pathlib import Path

import pandas as pd

folder = next(p / "outputs" for p in [Path.cwd(), *Path.cwd().parents] if (p / "outputs" / "articles.csv").exists())
names = ["articles", "sentences", "dates", "officials", "units", "resolutions", "targets"]
tables = {
    name: pd.read_csv(folder / f"{name}.csv", dtype={"province_code": str, "district_code": str, "commune_code": str})
    for name in names
}
pd.Series({name: len(table) for name, table in tables.items()}, name="rows")

# %% [markdown]
# Every row points to the characters of its article: `articles.text[start:end]` is the row's `text`.

# %%
text = tables["articles"].set_index("article_id").text
for name in names[1:]:
    for row in tables[name].itertuples():
        assert text[row.article_id][row.start : row.end] == row.text, row
print("all rows are grounded")

# %% [markdown]
# ## Who speaks for which organization?

# %%
officials = tables["officials"].dropna(subset=["position"])
officials.drop_duplicates(["person_id", "position"])[["name", "titles", "position", "organization"]].head(12)

# %% [markdown]
# ## Which documents do the articles rest on?
# `document_id` is the same for a document wherever it is cited, so that counting articles counts citations.

# %%
resolutions = tables["resolutions"]
cited = resolutions.groupby("document_id").agg(
    articles=("article_id", "nunique"),
    doc_type=("doc_type", "first"),
    number=("number", "first"),
    issuer=("issuer", "first"),
)
cited.sort_values(["articles", "number"], ascending=[False, True]).head(10)

# %% [markdown]
# ## What was promised, what was reached?
# The view `target_pairs` joins the figure assigned with the one achieved, inside an article.

# %%
pairs = pd.read_csv(folder / "target_pairs.csv")
pairs["reached"] = pairs["achieved_to_assigned"].map("{:.0%}".format)
pairs[["indicator", "concerned", "period", "unit", "assigned", "achieved", "reached"]].head(15)

# %% [markdown]
# ## When did it happen?
# `date_start` and `date_end` make every expression a range of days, whatever its precision.

# %%
dates = tables["dates"].merge(tables["articles"][["article_id", "title"]], on="article_id")
events = dates[dates.role == "event"].sort_values(["date_start", "article_id"])
events[["date_start", "date_end", "text", "title"]].head(12)
