"""This repository's own site: every fact of the two résumés is on two pages."""

import pytest
from conftest import build_home
from sphinx.util.inventory import InventoryFile

WITHHELD = ("mobile:", "withheld", "tel:")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return build_home(tmp_path_factory.mktemp("home"))


def words(result, name):
    content = result.page(name).select_one("article")
    return " ".join(content.get_text().split())


# Page of the thing, and the facts that both it and its person's page must show.
TIANYU = {
    "organizations/university-of-california-san-diego": [
        "M.S.",
        "Computer Science",
        "Sep 2019 – Mar 2021",
    ],
    "organizations/university-of-science-and-technology-beijing": ["B.E.", "Aug 2015 – Jun 2019"],
    "organizations/sambanova-systems": ["Compiler Team", "Apr 2021 – present"],
    "organizations/aibee-us": ["Parking Lot Team", "Jun 2020 – Sep 2020"],
    "organizations/tencent": ["Tencent AI Lab", "Dec 2018 – Aug 2019"],
    "organizations/institute-of-automation-chinese-academy-of-sciences": [
        "National Laboratory of Pattern Recognition",
        "Jun 2017 – Sep 2018",
    ],
    "projects/parallel-infrastructure": [
        "highly-scalable infrastructure for large-scale data and model parallel",
        "multi-dimensional data parallel",
        "fine-grained hierarchical data distribution management",
        "efficient cross-socket traffic planning",
    ],
    "projects/data-parallel-compiler": [
        "compiler infrastructure for data parallel on heterogeneous hardware",
        "bit-file packing and consistency checking support",
        "US patent granted",
    ],
    "projects/resource-model": [
        "resource and performance modeling at compile time",
        "varying compute resources and memory bandwidths",
    ],
    "projects/config-development-toolkit": [
        "10X increase in efficiency",
        "hundreds of applications",
    ],
    "projects/vehicle-re-id-model": [
        "considering pose",
        "85.4% to 97.3% on TPR@FPR=0.01",
        "PyTorch model to a Caffe model",
        "intelligent parking lot production",
    ],
    "projects/new-car-model-discovery": ["pre-trained Re-ID models"],
    "projects/virtual-host": [
        "game streaming and weather broadcasting",
        "face segmentation and alignment modules",
        "million-DAU mobile application",
    ],
    "projects/face-reenactment-model": [
        "state-of-the-art face reenactment model",
        "highly robust and efficient video generation system",
    ],
    "projects/gait-recognition": [
        "accuracy of gait recognition",
        "frame rate",
        "generative adversarial networks",
        "Frame-GAN",
    ],
    "publications/frame-gan": ["Gait recognition"],
    "publications/data-parallel-compiler-patent": ["Patent", "US", "granted"],
    "projects/lego-serverless": [
        "event handling and function creation platform",
        "two-level load balancing mechanism",
        "round-robin",
        "Raft load balancer",
        "Kafka and CouchDB",
        "RESTful API for function and event CRUD",
        "user authentication and function authorization",
        "2,000 QPS",
        "single-node testing on an AWS EC2 instance",
    ],
    "projects/distributed-storage-system": [
        "using Golang based on the Raft consensus algorithm",
        "leader election, file replication, and data persistence",
        "RPC for communication between nodes",
        "crash recovery mechanism",
    ],
}
WENTAO = {
    "organizations/sensetime": [
        "Deep Learning System Development Engineer",
        "Jul 2022 – Aug 2024",
        "R&D Intern",
        "Jan 2021 – Jul 2022",
        "Research Institute (Deep Learning Frameworks)",
    ],
    "organizations/cornell-tech-at-cornell-university": ["Master", "Aug 2024 – May 2025"],
    "organizations/wuhan-university": [
        "Bachelor",
        "Software Engineering (Excellent Engineer Program)",
        "Sep 2018 – Jun 2022",
    ],
    "organizations/wuhan-hongyuan-investment-and-creation-technology-services-co-ltd": [
        "Co-founder",
        "Nov 2019 – Sep 2020",
    ],
    "organizations/yuye-tech-wuhan-development-co-ltd": ["Co-founder", "Jun 2019 – Nov 2019"],
    "projects/lazyllm": ["RAG", "context-aware suggestions", "deployment efficiency by 30%"],
    "projects/op-inferrer": ["DeepLink Framework", "by 5% across 40+ models"],
    "projects/diopi": [
        "multi-chip operator adaptations",
        "20% performance improvement",
        "30+ models",
    ],
    "projects/llama2-70b-training": [
        "64 Huawei 910B cards",
        "boosting tgs from 10% to 70% compared to A100",
    ],
    "projects/one-iter-tool": ["CN117312173A", "from hours to minutes", "CI/CD pipeline"],
    "publications/cn117312173a": ["CN117312173A", "Patent"],
    "projects/inspector": [
        "data collection and visualization",
        "FastAPI",
        "Ceph/MySQL/TiDB",
        "Kubernetes",
        "commercial delivery standards",
    ],
    "projects/pavi": ["10 times", "batch processing, parallel computing, and caching strategies"],
    "projects/auction": ["function-level task scheduling tool", "CN115033366A"],
    "publications/cn115033366a": ["CN115033366A", "Patent"],
    "projects/automatic-model-annotation": ["manual labeling costs by 60%"],
    "projects/ai-exhibition-halls": [
        "10+ AI exhibition halls",
        "Henan Shangqiu City Procuratorate",
        "50%",
        "You after Taking Drugs",
    ],
    "projects/dingdong-baotuan": ["competition teaming platform", "hundreds of users"],
    "projects/pytorch-contribution": [
        "10+ Blog Posts",
        "TensorIterator",
        "CuDNN Convolution operator performance",
        "15%",
        "May 2023 – present",
    ],
    "projects/microtorch": [
        "from scratch",
        "Tensor class",
        "computational graph construction",
        "momentum-based optimizers",
        "Jun 2023 – present",
    ],
    "projects/cmu-csapp": ["CMU CSAPP-15213", "multi-level cache", "Dec 2022 – Feb 2024"],
    "projects/tinynn": ["Fully Connected Neural Networks (FCNN)", "Nov 2022 – Dec 2022"],
    "projects/you-after-taking-drugs": [
        "dlib",
        "Image Warping",
        "Face Fusion",
        "2022SR0021854",
        "Aug 2021",
    ],
    "publications/software-copyright-2022sr0021854": ["Software copyright", "2022SR0021854"],
    "projects/sicpy": ["flex", "bison", "reference counting", "Nov 2020 – Dec 2020"],
    "awards/wechat-big-data-challenge-2021": [
        "National Third Prize",
        "2021",
        "Top 2% / 6000+ teams",
    ],
    "awards/huawei-big-data-challenge-2020": [
        "National Third Prize",
        "2020",
        "Top 2% / 1400+ teams",
    ],
    "awards/service-outsourcing-competition-2020": [
        "China Service Outsourcing Innovation and Entrepreneurship Competition",
        "Top 2%",
    ],
    "awards/computer-capability-challenge-2019": ["National First Prize", "Runner-up / 400+ teams"],
}
FACTS = [
    (person, page, facts)
    for person, table in (("people/tianyu-sun", TIANYU), ("people/ye-wentao", WENTAO))
    for page, facts in table.items()
]


@pytest.mark.parametrize(("person", "page", "facts"), FACTS, ids=[fact[1] for fact in FACTS])
def test_each_fact_is_on_both_pages_and_they_link_to_each_other(home, person, page, facts):
    theirs, own = words(home, person), words(home, page)
    assert [fact for fact in facts if fact not in theirs] == []
    assert [fact for fact in facts if fact not in own] == []
    there = {a["href"] for a in home.page(person).select("article a[href]")}
    back = {a["href"] for a in home.page(page).select("article a[href]")}
    assert f"../{page}.html" in there
    assert f"../{person}.html" in back


@pytest.mark.parametrize(
    ("person", "facts"),
    [
        ("people/tianyu-sun", ["tterrysun@gmail.com", "tianyu-sun.github.io"]),
        (
            "people/ye-wentao",
            [
                "zhyanwentao@outlook.com",
                "wy335@cornell.edu",
                "May 2025",
                "SDE / MLE / AI Engineer",
                "3.5+ years of experience",
                "open-source contributions",
                "co-founder of two tech startups",
                "3.91/4.0",
                "3.92/4.0",
                "top 5% acceptance rate",
                "Shanghai, China",
                "Beijing, China",
                "New York, USA",
                "Wuhan, China",
                "Technical Director and Vice President of the Wuhan University "
                "Microsoft Student Club",
            ],
        ),
    ],
)
def test_what_a_person_says_of_himself(home, person, facts):
    assert [fact for fact in facts if fact not in words(home, person)] == []


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/tianyu-sun",
        "https://tianyu-sun.github.io",
        "https://github.com/LazyAGI/LazyLLM",
        "https://github.com/DeepLink-org/deeplink.framework",
        "https://github.com/DeepLink-org/DIOPI",
        "https://patents.google.com/patent/CN117312173A/en?oq=CN117312173A",
        "https://patents.google.com/patent/CN115033366A/en",
        "https://github.com/yewentao256/You-after-taking-drugs",
        "https://github.com/pytorch/pytorch/issues?q=author%3Ayewentao256",
        "https://wentao.site/categories/pytorch/",
        "https://github.com/yewentao256/MicroTorch",
        "https://github.com/yewentao256/CSAPP_15213",
        "https://github.com/yewentao256/TinyNN",
        "https://github.com/yewentao256/SCP-sicpy",
    ],
)
def test_every_link_of_the_texts_is_there(home, url):
    links = {
        a["href"]
        for name in ("tianyu-sun", "ye-wentao")
        for a in home.page(f"people/{name}").select("a[href]")
    }
    assert url in links


@pytest.mark.parametrize(
    "skill",
    [
        "mlir",
        "pytorch",
        "kafka",
        "tensorflow",
        "opencv",
        "c-plus-plus",
        "python",
        "go",
        "c",
        "sql",
        "java",
        "haskell",
        "raft",
        "couchdb",
        "caffe",
        "rag",
        "fastapi",
        "kubernetes",
        "dlib",
    ],
)
def test_skills_have_pages_with_who_shows_them(home, skill):
    hrefs = {a["href"] for a in home.page(f"skills/{skill}").select("article a[href]")}
    assert hrefs & {"../people/tianyu-sun.html", "../people/ye-wentao.html"}


def test_nothing_private_is_published(home):
    for name, data in home.files().items():
        ours = name.startswith("_static/resume-peek/")
        if name.endswith((".html", ".md", ".txt", ".js", ".json", ".xml")) and (
            ours or not name.startswith(("_static/", "guide/", "_sources/guide", "searchindex"))
        ):
            text = data.decode()
            assert not any(word in text for word in WITHHELD), name


def test_every_thing_is_in_the_inventory_and_the_search(home):
    inventory = InventoryFile.loads((home.out / "objects.inv").read_bytes(), uri="")
    found = {
        f"{kind}s/{name}"
        for kind in ("project", "publication", "award", "organization")
        for name in inventory.data[f"resume:{kind}"]
    }
    assert found == {*TIANYU, *WENTAO}
    assert all(f'"{page}"' in home.text("searchindex.js") for page in found)


def test_the_site_is_called_by_its_name_and_has_its_own_style(home):
    page = home.page("index")
    assert page.title.get_text() == "Résumés"
    assert page.select_one("link[href*='site.css']")
