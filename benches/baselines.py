#!/usr/bin/env python3
"""Drafts a second: celun's batch on one and two cores beside two plain methods in Python, in one run on the same file.

usage: benches/baselines.py CELUN [FILE.jsonl] [--drafts N] [--rounds N] [--jobs N ...]

CELUN is a release build. FILE.jsonl holds one {"id", "outline", "draft"} a line, texts or paths, as `celun compare --batch`
reads it; without it N drafts of about 1,200 characters against 30 points are made up (fixed seed). Every method reads the
file from the disk and writes a result for every point of every draft; the start of its process is counted. The median of
the rounds is told.

BM25: each point is a query on the draft's sentences (k1 1.5, b 0.75), words by jieba if it is installed, else pairs of
neighbouring characters. ROUGE-L: recall of the longest common subsequence of characters, the best sentence of each point.
Both are written here plainly, without compiled code, as one would for an evening's comparison. Standard library only.
"""
import argparse
import json
import math
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?")
NUMBER = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])\s*")


def words_of():
    """The function that cuts a text into words, and its name."""
    try:
        import jieba

        jieba.setLogLevel(60)
        jieba.initialize()
        return (lambda text: [w for w in jieba.lcut(text) if w.strip()]), "jieba words"
    except ImportError:
        return (lambda text: [text[i : i + 2] for i in range(len(text) - 1)]), "character pairs"


def read(text):
    """The text itself, or that of the file that it names."""
    if "\n" not in text and len(text) < 4096 and os.path.isfile(text):
        with open(text, encoding="utf-8") as f:
            return f.read()
    return text


def cases(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                case = json.loads(line)
                points = [NUMBER.sub("", l).strip() for l in read(case["outline"]).splitlines() if l.strip()]
                sentences = [s.strip() for s in SENTENCE.findall(read(case["draft"])) if s.strip()]
                yield case.get("id"), [p for p in points if p and not p.startswith("#")], sentences


def bm25(points, sentences, words):
    rows = [words(s) for s in sentences]
    mean = sum(map(len, rows)) / max(len(rows), 1)
    seen = {}
    for row in rows:
        for word in set(row):
            seen[word] = seen.get(word, 0) + 1
    idf = {w: math.log(1 + (len(rows) - n + 0.5) / (n + 0.5)) for w, n in seen.items()}
    counts = [{w: row.count(w) for w in set(row)} for row in rows]
    out = []
    for point in points:
        query = words(point)
        best = (0.0, -1)
        for i, count in enumerate(counts):
            norm = 1.5 * (0.25 + 0.75 * len(rows[i]) / mean)
            score = sum(idf[w] * count[w] * 2.5 / (count[w] + norm) for w in query if w in count)
            best = max(best, (score, i))
        out.append(best)
    return out


def rouge_l(points, sentences, _words):
    out = []
    for point in points:
        best = (0.0, -1)
        for i, sentence in enumerate(sentences):
            row = [0] * (len(sentence) + 1)
            for a in point:
                diagonal = 0
                for j, b in enumerate(sentence, 1):
                    above = row[j]
                    row[j] = diagonal + 1 if a == b else max(above, row[j - 1])
                    diagonal = above
            best = max(best, (row[-1] / max(len(point), 1), i))
        out.append(best)
    return out


METHODS = {"bm25": bm25, "rouge-l": rouge_l}


def run(method, path):
    """What the process of a Python method does: a line for every draft."""
    words, _ = words_of() if method == "bm25" else (None, "")
    for name, points, sentences in cases(path):
        print(json.dumps({"id": name, "points": METHODS[method](points, sentences, words)}))


def made_up(path, drafts):
    """A file of made-up drafts: sentences of common words, so that every method has something to find."""
    chance = random.Random(7)
    verbs = "健全 完善 落实 推进 规范 加强 优化 创新 压实 整治 畅通 培育 统筹 公开 评估 培训".split()
    nouns = (
        "责任清单 议事协商 执法尺度 普法宣传 基层力量 政务服务 诚信建设 隐患排查 网格管理 资金投入 "
        "投诉渠道 文明乡风 合法性审查 数据共享 督察考核 示范创建 干部队伍 行政复议 营商环境 应急预案"
    ).split()
    tails = "，每月调度一次，办完一件销号一件。 ，由主要负责人牵头，年底向社会公开。 ，去年办结87件，群众满意。".split()
    with open(path, "w", encoding="utf-8") as out:
        for i in range(drafts):
            points = [chance.choice(verbs) + n + "，" + chance.choice(verbs) + chance.choice(nouns) for n in nouns]
            points += [chance.choice(verbs) + chance.choice(nouns) for _ in range(10)]
            outline = "\n".join(f"{k}. {p}" for k, p in enumerate(points, 1))
            draft = ""
            while len(draft) < 1200:
                draft += chance.choice(verbs) + chance.choice(nouns) + chance.choice(tails)
                draft += "\n" if chance.random() < 0.3 else ""
            out.write(json.dumps({"id": i, "outline": outline, "draft": draft}, ensure_ascii=False) + "\n")


def seconds(command):
    start = time.perf_counter()
    with open(os.devnull, "w") as nowhere:
        subprocess.run(command, stdout=nowhere, check=True)
    return time.perf_counter() - start


def main():
    if sys.argv[1:2] == ["--method"]:
        return run(sys.argv[2], sys.argv[3])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("celun")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--drafts", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file
        if path is None:
            path = os.path.join(folder, "drafts.jsonl")
            made_up(path, asked.drafts)
        drafts = points = characters = 0
        for _, its_points, sentences in cases(path):
            drafts += 1
            points += len(its_points)
            characters += sum(map(len, sentences))
        print(f"{drafts} drafts, {characters // drafts} characters and {points // drafts} points each; "
              f"{os.cpu_count()} cores; median of {asked.rounds} rounds")
        rows = [(f"celun, {jobs} core{'s' * (jobs > 1)}", [asked.celun, "compare", "--batch", path, "--jobs", str(jobs)])
                for jobs in asked.jobs]
        rows += [(f"BM25, {words_of()[1]}, Python", [sys.executable, __file__, "--method", "bm25", path]),
                 ("ROUGE-L, Python", [sys.executable, __file__, "--method", "rouge-l", path])]
        taken = {name: [] for name, _ in rows}
        for _ in range(asked.rounds):
            for name, command in rows:
                taken[name].append(seconds(command))
        for name, _ in rows:
            print(f"{name:<32}{drafts / statistics.median(taken[name]):>10.1f} drafts/s")


if __name__ == "__main__":
    main()
